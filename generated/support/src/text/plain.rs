//! Values that are their own text.

/// Why a text is not the value it should be.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// Not a boolean.
    #[error("{0:?} is neither true nor false")]
    Bool(String),
    /// Not a number of the wanted kind.
    #[error("{text:?} is not {expected}")]
    Number {
        /// The text.
        text: String,
        /// What it should be.
        expected: &'static str,
    },
    /// Not the JSON it should be.
    #[error("not the JSON it should be")]
    Json(#[source] serde_json::Error),
    /// Not base64.
    #[error("not base64")]
    Base64(#[source] base64::DecodeError),
    /// Escaped bytes that are not UTF-8.
    #[error("not UTF-8")]
    Utf8(#[source] std::str::Utf8Error),
    /// Given several times where one value is wanted.
    #[error("given {0} times")]
    Several(usize),
}

/// A value with one plain text: a scalar, or a word of an enum.
pub trait Plainly: Sized {
    /// The text.
    fn to_text(&self) -> String;

    /// Reads the text.
    ///
    /// # Errors
    /// When the text is no such value.
    fn from_text(text: &str) -> Result<Self, TextError>;
}

macro_rules! numbers {
    ($($ty:ty: $expected:literal),* $(,)?) => {$(
        impl Plainly for $ty {
            fn to_text(&self) -> String {
                self.to_string()
            }

            fn from_text(text: &str) -> Result<Self, TextError> {
                text.trim().parse().map_err(|_| TextError::Number {
                    text: text.to_owned(),
                    expected: $expected,
                })
            }
        }
    )*};
}

numbers!(
    i8: "an integer of 8 bits",
    i16: "an integer of 16 bits",
    i32: "an integer of 32 bits",
    i64: "an integer of 64 bits",
    u8: "an unsigned integer of 8 bits",
    u16: "an unsigned integer of 16 bits",
    u32: "an unsigned integer of 32 bits",
    u64: "an unsigned integer of 64 bits",
    f32: "a number",
    f64: "a number",
);

impl Plainly for bool {
    fn to_text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Result<Self, TextError> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(TextError::Bool(text.to_owned())),
        }
    }
}

impl Plainly for String {
    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Result<Self, TextError> {
        Ok(text.to_owned())
    }
}
