//! Types and formats that are one value.

use crate::ir::{Scalar, TypeRef};

/// Formats of strings that say how the text reads but not how it travels: they stay strings.
const TEXT_FORMATS: &[&str] = &[
    "date",
    "time",
    "duration",
    "password",
    "uuid",
    "uuid1",
    "uuid3",
    "uuid4",
    "uuid5",
    "uri",
    "url",
    "uri-reference",
    "uriref",
    "iri",
    "email",
    "idn-email",
    "hostname",
    "host",
    "ip",
    "ipv4",
    "ipv6",
    "ip-address",
    "cidr",
    "ipv4cidr",
    "ipv6cidr",
    "mac",
    "regex",
    "json",
    "json-pointer",
    "string",
    "int64",
    "uint64",
    "int32",
    "uint32",
    "int-or-string",
    "quantity",
    "bsonobjectid",
    "hexcolor",
    "isbn",
    "creditcard",
    "ssn",
    "rgbcolor",
    "ulid",
    "semver",
    "path",
    "html",
    "markdown",
    "enum",
];

/// What a scalar is, and whether its format is known.
pub(super) struct Read {
    pub(super) ty: TypeRef,
    pub(super) known: bool,
}

/// The scalar of a type and a format; `None` when the type is none of the scalars.
pub(super) fn scalar(typ: &str, format: Option<&str>) -> Option<Read> {
    let (scalar, known) = match (typ, format) {
        ("boolean", format) => (Scalar::Bool, format.is_none() || format == Some("boolean")),
        ("integer", format) => integer(format),
        ("number", format) => match format {
            Some("float" | "float32") => (Scalar::F32, true),
            None | Some("double" | "float64") => (Scalar::F64, true),
            // Whole numbers that were declared as numbers: the width is said, so it is kept.
            Some(format @ ("int64" | "int32" | "uint64" | "uint32")) => integer(Some(format)),
            Some(_) => (Scalar::F64, false),
        },
        ("string" | "file", format) => match format {
            Some("date-time" | "dateTime" | "datetime") => (Scalar::Timestamp, true),
            Some("byte") => (Scalar::Base64, true),
            // Inside JSON bytes have no other form; as a whole body they are a stream, which is decided before.
            Some("binary") => (Scalar::Base64, true),
            None => (Scalar::String, true),
            Some(format) => (Scalar::String, TEXT_FORMATS.contains(&format)),
        },
        _ => return None,
    };
    Some(Read {
        ty: TypeRef::Scalar(scalar),
        known,
    })
}

fn integer(format: Option<&str>) -> (Scalar, bool) {
    match format {
        Some("int8") => (Scalar::I8, true),
        Some("int16") => (Scalar::I16, true),
        Some("int32") => (Scalar::I32, true),
        None | Some("int64" | "int" | "integer" | "long") => (Scalar::I64, true),
        Some("uint8") => (Scalar::U8, true),
        Some("uint16") => (Scalar::U16, true),
        Some("uint32") => (Scalar::U32, true),
        Some("uint64" | "uint") => (Scalar::U64, true),
        // Unix times in JSON are integers.
        Some("timestamp" | "unix-time" | "dateTime" | "date-time") => (Scalar::I64, true),
        Some(_) => (Scalar::I64, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_kept() {
        let of = |typ, format| scalar(typ, format).map(|read| (read.ty, read.known));
        assert_eq!(
            of("integer", None),
            Some((TypeRef::Scalar(Scalar::I64), true))
        );
        assert_eq!(
            of("integer", Some("uint16")),
            Some((TypeRef::Scalar(Scalar::U16), true))
        );
        assert_eq!(
            of("string", Some("dateTime")),
            Some((TypeRef::Scalar(Scalar::Timestamp), true))
        );
        assert_eq!(
            of("string", Some("ip-address")),
            Some((TypeRef::STRING, true))
        );
        assert_eq!(of("string", Some("haiku")), Some((TypeRef::STRING, false)));
        assert_eq!(of("object", None), None);
    }
}
