//! The codes. A code, once given, keeps its meaning; a complaint that is no longer made leaves a gap.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What kind of complaint it is. Its text (`PH0101`) is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable text.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// What it is about, in a sentence.
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc,)+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// The text is neither YAML nor JSON.
    Malformed = "PH0001",
    /// A key stands twice in one object.
    DuplicateKey = "PH0002",
    /// The document is too big, or its aliases make it so.
    TooBig = "PH0003",
    /// The document is nested too deeply.
    TooDeep = "PH0004",
    /// The document is neither Swagger 2.0 nor OpenAPI 3.0.
    UnknownFormat = "PH0005",
    /// A quoted text goes on in a line indented less than its key, which YAML forbids and most readers let pass.
    LooseQuote = "PH0006",
    /// A key is not text.
    OddKey = "PH0007",

    /// A key that the specification does not know and that does not start with `x-`.
    UnknownKey = "PH0101",
    /// A value of the wrong kind.
    WrongKind = "PH0102",
    /// A key that must be there is not.
    MissingKey = "PH0103",
    /// A word that is not among those allowed here.
    WrongWord = "PH0104",
    /// A path that does not start with a slash, or whose braces do not pair.
    BadPath = "PH0105",
    /// A response for what is neither a status nor `default`.
    BadStatus = "PH0106",

    /// A `$ref` that leads nowhere.
    DeadRef = "PH0201",
    /// A `$ref` into another document.
    ForeignRef = "PH0202",
    /// Definitions that are nothing but references to each other in a circle.
    RefCycle = "PH0203",
    /// Keys beside a `$ref` that change its meaning and would be lost.
    RefSiblings = "PH0204",

    /// A value of an enum that is not of the enum's type.
    EnumValue = "PH0301",
    /// A keyword of schemas that stands among the names of properties.
    MisplacedKeyword = "PH0302",
    /// A schema without `type` whose type is guessed from its other keys.
    InferredType = "PH0303",
    /// Arms of an `allOf` that cannot be one object.
    AllOfConflict = "PH0304",
    /// A keyword of schemas that has no Rust type.
    UnsupportedSchema = "PH0305",
    /// `required` names a property that is not there.
    RequiredUnknown = "PH0306",
    /// A `format` that is not known for its type.
    UnknownFormatWord = "PH0307",
    /// A default that is not of the type.
    DefaultValue = "PH0308",
    /// A `discriminator` on an object: values are read as the object itself, not as what is derived from it.
    Discriminator = "PH0309",
    /// An array without `items`.
    ArrayItems = "PH0310",
    /// A value stands twice in an enum.
    EnumTwice = "PH0312",

    /// Two operations with one id.
    DuplicateId = "PH0401",
    /// A name in braces in the path without a path parameter.
    PathParamMissing = "PH0402",
    /// A path parameter that the path does not name.
    PathParamUnused = "PH0403",
    /// More than one body, or a body beside form fields.
    BodyTwice = "PH0404",
    /// Two paths that no request can tell apart.
    SamePath = "PH0405",
    /// An operation without an id.
    NoId = "PH0406",
    /// Two parameters with one name in one place.
    ParamTwice = "PH0407",
    /// A path parameter that is not required.
    PathParamOptional = "PH0408",
    /// A parameter whose value has no text form.
    ParamShape = "PH0409",
    /// A header that HTTP sets by itself, folded into the body's media type.
    ContentTypeHeader = "PH0410",
    /// An operation without any answer that is a success.
    NoSuccess = "PH0411",
    /// Something the document says that generated code does not act upon.
    NotActedUpon = "PH0412",
    /// `consumes` names media types that do not fit the body.
    WrongConsumes = "PH0413",

    /// An extension of ours that does not hold what it must.
    BadExtension = "PH0501",
    /// An extension of ours where it means nothing.
    MisplacedExtension = "PH0502",

    /// An overlay that is not one.
    BadOverlay = "PH0601",
    /// An overlay action whose target is not found.
    OverlayTarget = "PH0602",
    /// An overlay target that is not a JSONPath, or one of a kind that is not understood.
    OverlayPath = "PH0603",
    /// An overlay action that cannot change what it found.
    OverlayUpdate = "PH0604",

    /// An operation's id that is not a noun and then a verb.
    IdStyle = "PH0701",
    /// An operation without exactly one tag, or with one that is not declared.
    TagStyle = "PH0702",
    /// Something without a description.
    NoDescription = "PH0703",
    /// An example that does not match its schema.
    ExampleMismatch = "PH0704",
    /// A definition, parameter or response that nothing uses.
    Unused = "PH0705",
    /// A tag that no operation has.
    UnusedTag = "PH0706",
    /// An exemption without a reason, or of a code that does not exist.
    BadAllow = "PH0707",
    /// An exemption from a complaint that is not made.
    IdleAllow = "PH0708",
}

impl Code {
    /// The code with this text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_ascend_and_none_is_given_twice() {
        assert!(
            Code::ALL
                .windows(2)
                .all(|pair| pair[0].as_str() < pair[1].as_str())
        );
    }
}
