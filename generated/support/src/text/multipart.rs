//! Forms with files in them (RFC 7578), whole in memory.

use bytes::Bytes;

/// A file in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormFile {
    /// What it is called.
    pub file_name: Option<String>,
    /// What it is, `application/octet-stream` when not said.
    pub media_type: Option<String>,
    /// Its bytes.
    pub content: Bytes,
}

/// A form being written.
#[cfg(any(test, feature = "client"))]
#[derive(Debug, Default)]
pub(crate) struct Multipart {
    parts: Vec<(String, FormFile)>,
}

#[cfg(any(test, feature = "client"))]
impl Multipart {
    pub(crate) fn text(&mut self, name: &str, text: String) {
        let content = Bytes::from(text);
        let plain = FormFile {
            content,
            ..FormFile::default()
        };
        self.parts.push((head(name, &plain), plain));
    }

    pub(crate) fn file(&mut self, name: &str, file: &FormFile) {
        let file = FormFile {
            file_name: Some(file.file_name.clone().unwrap_or_else(|| name.to_owned())),
            media_type: Some(
                file.media_type
                    .clone()
                    .unwrap_or_else(|| "application/octet-stream".to_owned()),
            ),
            content: file.content.clone(),
        };
        self.parts.push((head(name, &file), file));
    }

    /// The content type and the body.
    pub(crate) fn finish(self) -> (String, Vec<u8>) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for (head, file) in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n{head}\r\n").as_bytes());
            body.extend_from_slice(&file.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }

    /// A text that no part has in it.
    fn boundary(&self) -> String {
        let mut boundary = "part".to_owned();
        let mut number = 0_u32;
        while self
            .parts
            .iter()
            .any(|(_, file)| find(&file.content, boundary.as_bytes()).is_some())
        {
            number += 1;
            boundary = format!("part-{number:08x}");
        }
        boundary
    }
}

/// The headers of a part.
#[cfg(any(test, feature = "client"))]
fn head(name: &str, file: &FormFile) -> String {
    // As browsers do: what would end the quotation or the line is escaped by percent.
    let quoted = |text: &str| {
        text.replace('"', "%22")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
    if let Some(file_name) = &file.file_name {
        head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
    }
    head.push_str("\r\n");
    if let Some(media_type) = &file.media_type {
        head.push_str(&format!("Content-Type: {}\r\n", quoted(media_type)));
    }
    head
}

/// The parts of a form; `None` when it is none.
#[cfg(any(test, feature = "server"))]
pub(crate) fn parts(media_type: &str, body: &Bytes) -> Option<Vec<(String, FormFile)>> {
    let boundary = parameter(media_type, "boundary")?;
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut rest = body.slice(find(body, delimiter.as_bytes())? + delimiter.len()..);
    while !rest.starts_with(b"--") {
        let end = find(&rest, format!("\r\n{delimiter}").as_bytes())?;
        let part = rest.slice(2.min(end)..end);
        rest = rest.slice(end + 2 + delimiter.len()..);
        let head_end = find(&part, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&part[..head_end]).into_owned();
        let header = |wanted: &str| {
            head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case(wanted)
                    .then(|| value.trim().to_owned())
            })
        };
        let disposition = header("content-disposition")?;
        let file = FormFile {
            file_name: parameter(&disposition, "filename"),
            media_type: header("content-type"),
            content: part.slice(head_end + 4..),
        };
        parts.push((parameter(&disposition, "name")?, file));
    }
    Some(parts)
}

/// A parameter of a header's value: `boundary` in `multipart/form-data; boundary=x`.
#[cfg(any(test, feature = "server"))]
fn parameter(value: &str, wanted: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case(wanted).then(|| {
            value
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n")
        })
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_survive_the_way_there_and_back() {
        let mut form = Multipart::default();
        form.text("a \"b\"", "part\r\n--part".to_owned());
        let file = FormFile {
            file_name: Some("x.bin".to_owned()),
            media_type: Some("image/png".to_owned()),
            content: Bytes::from_static(b"\r\n\0--\r\n"),
        };
        form.file("file", &file);
        let (media_type, body) = form.finish();
        let read = parts(&media_type, &body.into()).expect("a form of our own");
        assert_eq!(read[0].0, "a \"b\"");
        assert_eq!(read[0].1.content, "part\r\n--part");
        assert_eq!(read[1], ("file".to_owned(), file));
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        let body = Bytes::from_static(b"--x\r\nno end");
        assert_eq!(parts("multipart/form-data; boundary=x", &body), None);
        assert_eq!(parts("multipart/form-data", &body), None);
    }
}
