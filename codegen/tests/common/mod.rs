//! What the tests of the front end share: the IR as text, and documents in a few lines.

#![allow(dead_code, reason = "each test binary uses its own part")]

use pierhead_codegen::ir::{
    Api, BodyShape, Encoding, FormValue, PathPart, Shape, Status, Tagging, TypeKind, TypeRef,
};
use pierhead_codegen::{Diagnostics, Source};
use std::fmt::Write;

/// A document of Swagger 2.0 around `rest`, which begins at the left margin.
pub(crate) fn swagger(rest: &str) -> String {
    format!("swagger: \"2.0\"\ninfo: {{title: T, version: \"1\"}}\n{rest}")
}

/// The same with definitions only.
pub(crate) fn definitions(rest: &str) -> String {
    swagger(&format!("paths: {{}}\ndefinitions:\n{rest}"))
}

/// Lowers a text that has no errors; the IR as text, and the warnings.
pub(crate) fn lower(text: &str) -> (String, Diagnostics) {
    match pierhead_codegen::lower(
        Source {
            name: "doc.yaml",
            text,
        },
        None,
    ) {
        Ok((api, warnings)) => (describe(&api), warnings),
        Err(errors) => panic!("{errors}"),
    }
}

/// The codes of what is wrong with a text, with the lines.
pub(crate) fn complaints(text: &str) -> Vec<String> {
    let all = match pierhead_codegen::lower(
        Source {
            name: "doc.yaml",
            text,
        },
        None,
    ) {
        Ok((_, warnings)) => warnings,
        Err(errors) => errors,
    };
    codes(&all)
}

/// Each complaint as `error PH0201 3:5`.
pub(crate) fn codes(all: &Diagnostics) -> Vec<String> {
    all.iter()
        .map(|one| {
            let place = one
                .position
                .as_ref()
                .map_or("?".into(), |at| format!("{}:{}", at.line, at.column));
            format!("{} {} {place}", one.severity.as_str(), one.code)
        })
        .collect()
}

/// The IR as text, one line for each thing.
pub(crate) fn describe(api: &Api) -> String {
    let mut out = String::new();
    for named in api.types.values() {
        let _ = write!(out, "{}", named.name);
        match &named.kind {
            TypeKind::Struct(fields) => {
                out.push('\n');
                for field in &fields.fields {
                    let marks = [(field.required, "required"), (field.nullable, "nullable")];
                    let marks: String = marks
                        .iter()
                        .filter(|(on, _)| *on)
                        .map(|(_, mark)| format!(" {mark}"))
                        .collect();
                    let wire = if field.wire == field.name {
                        String::new()
                    } else {
                        format!(" = {:?}", field.wire)
                    };
                    let docs = field
                        .docs
                        .description
                        .as_ref()
                        .map_or(String::new(), |docs| format!(" // {docs}"));
                    let _ = writeln!(
                        out,
                        "  {}{wire}: {}{marks}{docs}",
                        field.name,
                        ty(&field.ty)
                    );
                }
                if let Some(extra) = &fields.extra {
                    let _ = writeln!(out, "  ..{}: {}", extra.name, ty(&extra.ty));
                }
            }
            TypeKind::StringEnum(words) => {
                let all: Vec<_> = words
                    .values
                    .iter()
                    .map(|one| format!("{}={:?}", one.name, one.wire))
                    .collect();
                let _ = writeln!(
                    out,
                    ": words {} default {}",
                    all.join(" "),
                    words.values[words.default].name
                );
            }
            TypeKind::IntegerEnum(numbers) => {
                let all: Vec<_> = numbers
                    .values
                    .iter()
                    .map(|one| format!("{}={}", one.name, one.wire))
                    .collect();
                let _ = writeln!(out, ": {:?} {}", numbers.repr, all.join(" "));
            }
            TypeKind::Union(union) => {
                let tag = match &union.tagging {
                    Tagging::Untagged => String::from("untagged"),
                    Tagging::Property { wire } => format!("by {wire}"),
                };
                let all: Vec<_> = union
                    .variants
                    .iter()
                    .map(|one| {
                        let tag = one
                            .tag
                            .as_ref()
                            .map_or(String::new(), |tag| format!("={tag:?}"));
                        format!(
                            "{}{tag}({})",
                            one.name,
                            one.ty.as_ref().map_or(String::new(), ty)
                        )
                    })
                    .collect();
                let _ = writeln!(out, ": {tag} {}", all.join(" | "));
            }
            TypeKind::Alias(other) => {
                let _ = writeln!(out, ": {}", ty(other));
            }
        }
    }
    for operation in &api.operations {
        let path: String = operation
            .path
            .segments
            .iter()
            .map(|segment| {
                let parts: String = segment
                    .parts
                    .iter()
                    .map(|part| match part {
                        PathPart::Literal(text) => text.clone(),
                        PathPart::Param { wire, greedy } => {
                            format!("{{{}{wire}}}", if *greedy { "*" } else { "" })
                        }
                    })
                    .collect();
                format!("/{parts}")
            })
            .collect();
        let _ = writeln!(
            out,
            "{} {} {path} [{}]",
            operation.name,
            operation.method.as_str(),
            operation.tag
        );
        for param in &operation.params {
            let required = if param.required { " required" } else { "" };
            let wire = if param.wire == param.name {
                String::new()
            } else {
                format!(" = {:?}", param.wire)
            };
            let _ = writeln!(
                out,
                "  {:?} {}{wire}: {} {}{required}",
                param.place,
                param.name,
                ty(&param.ty),
                encoding(param.encoding)
            );
        }
        if let Some(body) = &operation.body {
            let required = if body.required { " required" } else { "" };
            let shape = match &body.shape {
                BodyShape::Json { ty: of, media_type } => format!("{media_type} {}", ty(of)),
                BodyShape::Text { media_type } => format!("text {media_type}"),
                BodyShape::Bytes { media_types } => format!("bytes {}", media_types.join(", ")),
                BodyShape::Form {
                    encoding: kind,
                    fields,
                } => {
                    let fields: Vec<_> = fields
                        .iter()
                        .map(|field| match &field.value {
                            FormValue::File => format!("{}: file", field.name),
                            FormValue::Value {
                                ty: of,
                                encoding: how,
                            } => {
                                format!("{}: {} {}", field.name, ty(of), encoding(*how))
                            }
                        })
                        .collect();
                    format!("{kind:?} {}", fields.join(", "))
                }
            };
            let _ = writeln!(out, "  body {shape}{required}");
        }
        if let Some(upgrade) = &operation.upgrade {
            let _ = writeln!(
                out,
                "  upgrade {:?} {:?}",
                upgrade.protocols, upgrade.stream
            );
        }
        for response in &operation.responses {
            let status = match response.status {
                Status::Code(code) => code.to_string(),
                Status::Range(hundred) => format!("{hundred}XX"),
                Status::Default => String::from("default"),
            };
            let shape = match &response.shape {
                Shape::Empty => String::from("empty"),
                Shape::HeadersOnly => String::from("headers only"),
                Shape::Json(of) => ty(of),
                Shape::JsonOrText => String::from("json or text"),
                Shape::Text { media_type } => format!("text {media_type}"),
                Shape::LateJson(of) => format!("late {}", ty(of)),
                Shape::JsonLines(of) => format!("lines of {}", ty(of)),
                Shape::Bytes { media_type } => format!("bytes {media_type}"),
                Shape::Frames { media_type } => format!("frames {media_type}"),
                Shape::Upgrade => String::from("upgrade"),
            };
            let _ = writeln!(out, "  {status} {shape}");
            for header in &response.headers {
                let _ = writeln!(
                    out,
                    "    {} = {:?}: {} {}",
                    header.name,
                    header.wire,
                    ty(&header.ty),
                    encoding(header.encoding)
                );
            }
        }
    }
    out
}

fn encoding(encoding: Encoding) -> String {
    format!("{encoding:?}").to_lowercase()
}

fn ty(of: &TypeRef) -> String {
    match of {
        TypeRef::Scalar(scalar) => format!("{scalar:?}").to_lowercase(),
        TypeRef::Json => String::from("json"),
        TypeRef::JsonObject => String::from("object"),
        TypeRef::Array(inner) => format!("[{}]", ty(inner)),
        TypeRef::Map(inner) => format!("map {}", ty(inner)),
        TypeRef::KeySet => String::from("keys"),
        TypeRef::ItemsOrKeys => String::from("items or keys"),
        TypeRef::OneOrMany(inner) => format!("one or many {}", ty(inner)),
        TypeRef::Nullable(inner) => format!("{}?", ty(inner)),
        TypeRef::Named(named) if named.boxed => format!("box {}", named.name),
        TypeRef::Named(named) => named.name.to_string(),
    }
}
