//! A request that found its operation.

use super::body;
use super::context::RequestContext;
use super::matching::Captures;
use super::takeover::Connection;
use crate::data::Decode;
use crate::text::{Encoding, FormFile, TextError, multipart, pairs, unescape};
use crate::{ByteStream, Operation, Refusal};
use axum::body::Body;
use http::header::{CONTENT_TYPE, COOKIE};
use std::borrow::Cow;

/// A request that found its operation: its parameters and body, to be read one by one.
#[derive(Debug)]
pub struct Call {
    pub(super) context: RequestContext,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) form: Vec<(String, String)>,
    pub(super) files: Vec<(String, FormFile)>,
    pub(super) body: Option<Body>,
    pub(super) connection: Connection,
}

impl Call {
    pub(super) fn new(
        context: RequestContext,
        captures: Captures<'_>,
        query: &str,
        body: Body,
        connection: Connection,
    ) -> Result<Self, Refusal> {
        let mut path = Vec::with_capacity(captures.len());
        for (name, text) in captures {
            let text = unescape(text, false).map_err(|error| bad("path parameter", name, error))?;
            path.push((name, text));
        }
        let query = pairs(query).map_err(|error| bad("query", query, error))?;
        Ok(Self {
            context,
            path,
            query,
            form: Vec::new(),
            files: Vec::new(),
            body: Some(body),
            connection,
        })
    }

    /// What a handler is told beside the parameters.
    pub fn context(&self) -> RequestContext {
        self.context.clone()
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.context.operation
    }

    /// A parameter in the path.
    ///
    /// # Errors
    /// A refusal with status 400 when it is not what it should be.
    pub fn path<T>(&self, name: &'static str, encoding: impl Encoding<T>) -> Result<T, Refusal> {
        let given = self.path.iter().filter(|(key, _)| *key == name);
        let texts: Vec<&str> = given.map(|(_, text)| text.as_str()).collect();
        required(
            "path parameter",
            name,
            read("path parameter", name, encoding, &texts)?,
        )
    }

    /// A parameter in the query; `None` when it is not given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is not what it should be.
    pub fn query<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<Option<T>, Refusal> {
        read(
            "query parameter",
            name,
            encoding,
            &texts_of(&self.query, name),
        )
    }

    /// A parameter in the query that must be given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is missing or not what it should be.
    pub fn required_query<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<T, Refusal> {
        required("query parameter", name, self.query(name, encoding)?)
    }

    /// A header; `None` when it is not given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is not what it should be.
    pub fn header<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<Option<T>, Refusal> {
        let given = self.context.headers.get_all(name);
        let texts: Vec<Cow<'_, str>> = given
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        read("header", name, encoding, &texts)
    }

    /// A header that must be given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is missing or not what it should be.
    pub fn required_header<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<T, Refusal> {
        required("header", name, self.header(name, encoding)?)
    }

    /// A cookie; `None` when it is not given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is not what it should be.
    pub fn cookie<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<Option<T>, Refusal> {
        let cookies = self.context.headers.get_all(COOKIE);
        let texts: Vec<&str> = cookies
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter_map(|(key, text)| (key == name).then_some(text))
            .collect();
        read("cookie", name, encoding, &texts)
    }

    /// A cookie that must be given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is missing or not what it should be.
    pub fn required_cookie<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<T, Refusal> {
        required("cookie", name, self.cookie(name, encoding)?)
    }

    /// Reads the body as a form, whose fields [`Call::form`] and [`Call::required_form`] then give.
    ///
    /// # Errors
    /// A refusal with status 400 when it is none.
    pub async fn read_form(&mut self) -> Result<(), Refusal> {
        let body = self.whole_body().await?;
        let text = String::from_utf8_lossy(&body);
        self.form = pairs(&text).map_err(|error| bad("form", "", error))?;
        Ok(())
    }

    /// Reads the body as a form that may have files, whose fields [`Call::form`], [`Call::form_file`] and their like then give.
    ///
    /// # Errors
    /// A refusal with status 400 when it is none.
    pub async fn read_multipart(&mut self) -> Result<(), Refusal> {
        let body = self.whole_body().await?;
        let media_type = self.context.headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let parts = multipart::parts(media_type.unwrap_or_default(), &body);
        let parts = parts.ok_or_else(|| {
            Refusal::bad_request("the request's body is not a form of the type multipart/form-data")
        })?;
        for (name, file) in parts {
            if file.file_name.is_none() {
                let text = String::from_utf8_lossy(&file.content).into_owned();
                self.form.push((name.clone(), text));
            }
            self.files.push((name, file));
        }
        Ok(())
    }

    /// A file of the form; `None` when it is not given.
    pub fn form_file(&mut self, name: &str) -> Option<FormFile> {
        let index = self.files.iter().position(|(key, _)| key == name)?;
        Some(self.files.swap_remove(index).1)
    }

    /// A file of the form that must be given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is missing.
    pub fn required_form_file(&mut self, name: &str) -> Result<FormFile, Refusal> {
        let file = self.form_file(name);
        required("form file", name, file)
    }

    /// A field of the form; `None` when it is not given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is not what it should be.
    pub fn form<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<Option<T>, Refusal> {
        read("form field", name, encoding, &texts_of(&self.form, name))
    }

    /// A field of the form that must be given.
    ///
    /// # Errors
    /// A refusal with status 400 when it is missing or not what it should be.
    pub fn required_form<T>(&self, name: &str, encoding: impl Encoding<T>) -> Result<T, Refusal> {
        required("form field", name, self.form(name, encoding)?)
    }

    /// The body as JSON. The whole body is read, and before any answer goes out.
    ///
    /// # Errors
    /// A refusal when it is missing, too long, of another content type, or not the JSON it should be: then the message
    /// names the path of the member that is wrong.
    pub async fn json<T: for<'a> Decode<'a>>(&mut self) -> Result<T, Refusal> {
        match self.optional_json().await? {
            Some(value) => Ok(value),
            None => Err(Refusal::bad_request(
                "the request has no body, and it must have one",
            )),
        }
    }

    /// The body as JSON; `None` when it is empty.
    ///
    /// # Errors
    /// As [`Call::json`].
    pub async fn optional_json<T: for<'a> Decode<'a>>(&mut self) -> Result<Option<T>, Refusal> {
        let json = self.whole_body().await?;
        if json.is_empty() {
            return Ok(None);
        }
        body::check_is_json(&self.context.headers)?;
        body::parse(&json).map(Some)
    }

    /// The body as text.
    ///
    /// # Errors
    /// A refusal when it is too long.
    pub async fn text(&mut self) -> Result<String, Refusal> {
        let body = self.whole_body().await?;
        Ok(String::from_utf8_lossy(&body).into_owned())
    }

    /// The body as a stream of bytes.
    pub fn bytes(&mut self) -> ByteStream {
        self.body
            .take()
            .map_or_else(ByteStream::empty, body::stream)
    }

    async fn whole_body(&mut self) -> Result<crate::Bytes, Refusal> {
        body::whole(self.body.take().unwrap_or_default()).await
    }
}

fn texts_of<'a>(pairs: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    pairs
        .iter()
        .filter(|(key, _)| key == name)
        .map(|(_, text)| text.as_str())
        .collect()
}

fn read<T>(
    place: &str,
    name: &str,
    encoding: impl Encoding<T>,
    texts: &[&str],
) -> Result<Option<T>, Refusal> {
    if texts.is_empty() {
        return Ok(None);
    }
    encoding
        .read(texts)
        .map_err(|error| bad(place, name, error))
}

fn required<T>(place: &str, name: &str, value: Option<T>) -> Result<T, Refusal> {
    value.ok_or_else(|| Refusal::bad_request(format!("the {place} {name:?} is missing")))
}

fn bad(place: &str, name: &str, error: TextError) -> Refusal {
    let mut message = format!("the {place} {name:?} is wrong: {error}");
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        message.push_str(&format!(": {error}"));
        cause = error.source();
    }
    Refusal::bad_request(message)
}
