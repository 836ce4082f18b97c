//! What is sent.

use crate::text::multipart::Multipart;
use crate::text::{Encoding, FormFile, escape_into, push_pair};
use crate::{ByteStream, HeaderMap, Method, Operation, TransportError};
use http::header::{CONTENT_TYPE, COOKIE, HeaderName, HeaderValue};
use serde::Serialize;
use std::error::Error as StdError;

/// A request for an operation, filled in parameter by parameter. What goes wrong on the way comes out when it is sent.
#[derive(Debug)]
pub struct Request {
    operation: &'static Operation,
    path: String,
    query: String,
    form: Form,
    headers: HeaderMap,
    body: reqwest::Body,
    failure: Option<TransportError>,
}

/// A form being filled in.
#[derive(Debug)]
enum Form {
    None,
    UrlEncoded(String),
    Multipart(Multipart),
}

impl Request {
    /// A request without parameters.
    pub fn new(operation: &'static Operation) -> Self {
        Self {
            operation,
            path: operation.path.to_owned(),
            query: String::new(),
            form: Form::None,
            headers: HeaderMap::new(),
            body: reqwest::Body::default(),
            failure: None,
        }
    }

    /// Puts a value in the path, where `{name}` or `{name*}` stands.
    pub fn path<T>(&mut self, name: &'static str, encoding: impl Encoding<T>, value: &T) {
        for text in self.texts(name, encoding, Some(value)) {
            let Some(start) = self.path.find(&format!("{{{name}")) else {
                continue;
            };
            let mut path = self.path[..start].to_owned();
            escape_into(&mut path, &text);
            let end = self.path[start..]
                .find('}')
                .map_or(start, |end| start + end + 1);
            path.push_str(&self.path[end..]);
            self.path = path;
        }
    }

    /// Puts a value in the query.
    pub fn query<T>(&mut self, name: &'static str, encoding: impl Encoding<T>, value: Option<&T>) {
        for text in self.texts(name, encoding, value) {
            push_pair(&mut self.query, name, &text);
        }
    }

    /// Sends a value as a header.
    pub fn header<T>(&mut self, name: &'static str, encoding: impl Encoding<T>, value: Option<&T>) {
        for text in self.texts(name, encoding, value) {
            match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
                (Ok(header), Ok(value)) => {
                    self.headers.append(header, value);
                }
                (Err(error), _) => self.fail(name, error),
                (_, Err(error)) => self.fail(name, error),
            }
        }
    }

    /// Sends a value as a cookie.
    pub fn cookie<T>(&mut self, name: &'static str, encoding: impl Encoding<T>, value: Option<&T>) {
        for text in self.texts(name, encoding, value) {
            match HeaderValue::try_from(format!("{name}={text}")) {
                Ok(value) => {
                    self.headers.append(COOKIE, value);
                }
                Err(error) => self.fail(name, error),
            }
        }
    }

    /// Sends a form without files.
    pub fn begin_form(&mut self) {
        self.form = Form::UrlEncoded(String::new());
    }

    /// Sends a form that may have files.
    pub fn begin_multipart(&mut self) {
        self.form = Form::Multipart(Multipart::default());
    }

    /// Puts a value in the form that was begun.
    pub fn form<T>(&mut self, name: &'static str, encoding: impl Encoding<T>, value: Option<&T>) {
        for text in self.texts(name, encoding, value) {
            match &mut self.form {
                Form::Multipart(form) => form.text(name, text),
                Form::UrlEncoded(form) => push_pair(form, name, &text),
                Form::None => {}
            }
        }
    }

    /// Puts a file in the form that was begun.
    pub fn form_file(&mut self, name: &'static str, file: Option<&FormFile>) {
        if let (Form::Multipart(form), Some(file)) = (&mut self.form, file) {
            form.file(name, file);
        }
    }

    /// Sends a value as JSON.
    pub fn json<T: Serialize>(&mut self, media_type: &'static str, value: &T) {
        match serde_json::to_vec(value) {
            Ok(json) => self.body(media_type, json),
            Err(error) => self.failure = Some(TransportError::Body(error)),
        }
    }

    /// Sends a text.
    pub fn text(&mut self, media_type: &'static str, text: &str) {
        self.body(media_type, text.to_owned());
    }

    /// Sends a stream.
    pub fn bytes(&mut self, media_type: &'static str, bytes: ByteStream) {
        self.body(media_type, reqwest::Body::wrap_stream(bytes));
    }

    fn body(&mut self, media_type: &str, body: impl Into<reqwest::Body>) {
        self.body = body.into();
        if let Ok(media_type) = HeaderValue::from_str(media_type) {
            self.headers.entry(CONTENT_TYPE).or_insert(media_type);
        }
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }

    pub(super) fn into_parts(
        mut self,
    ) -> Result<(Method, String, HeaderMap, reqwest::Body), TransportError> {
        match std::mem::replace(&mut self.form, Form::None) {
            Form::None => {}
            Form::UrlEncoded(form) => self.body("application/x-www-form-urlencoded", form),
            Form::Multipart(form) => {
                let (media_type, body) = form.finish();
                self.body(&media_type, body);
            }
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if !self.query.is_empty() {
            self.path.push('?');
            self.path.push_str(&self.query);
        }
        Ok((
            self.operation.method.clone(),
            self.path,
            self.headers,
            self.body,
        ))
    }

    fn texts<T>(
        &mut self,
        name: &'static str,
        encoding: impl Encoding<T>,
        value: Option<&T>,
    ) -> Vec<String> {
        let mut texts = Vec::new();
        if let Some(value) = value
            && let Err(error) = encoding.write(value, &mut |text| texts.push(text))
        {
            self.fail(name, error);
        }
        texts
    }

    fn fail(&mut self, name: &'static str, error: impl StdError + Send + Sync + 'static) {
        self.failure.get_or_insert(TransportError::Parameter {
            name,
            source: Box::new(error),
        });
    }
}
