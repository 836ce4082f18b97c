//! Parameters outside the body.

use super::extensions::{deviation, lifetime, origin};
use super::view::{View, borrowed};
use super::{Lowering, Wish, text};
use crate::diagnostic::Code;
use crate::ir::{
    Docs, Encoding, Param, Path, PathPart, Place, Pointer, Scalar, Separator, TypeRef,
};
use crate::names::{Unique, snake};
use crate::swagger2::COLLECTION_FORMAT;
use openapiv3::{
    Parameter, ParameterData, ParameterSchemaOrContent, PathItem, QueryStyle, ReferenceOr, Schema,
};
use serde_json::Value;

/// How arrays are written where a parameter stands.
struct Style {
    place: Place,
    explode: bool,
    separator: Separator,
    deep: bool,
}

impl<'a> Lowering<'a> {
    /// The parameters of an operation, with those that all operations of its path share; path parameters first.
    pub(super) fn params(
        &mut self,
        path: &mut Path,
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
        at: &Pointer,
        wish: &Wish,
    ) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::new();
        let item_at = at.parent().unwrap_or_default();
        for (own, list, list_at) in [
            (false, &item.parameters, item_at.child("parameters")),
            (true, &operation.parameters, at.child("parameters")),
        ] {
            let shared = params.len();
            for (index, one) in list.iter().enumerate() {
                let Some(param) = self.param(one, &list_at.index(index), path, wish) else {
                    continue;
                };
                let same = |known: &Param| known.wire == param.wire && known.place == param.place;
                match params.iter().position(same) {
                    // An operation's own parameter takes the place of its path's.
                    Some(known) if own && known < shared => params[known] = param,
                    Some(_) => {
                        let message =
                            format!("the parameter `{}` stands here a second time", param.wire);
                        self.complaints.error(
                            Code::ParamTwice,
                            &param.source,
                            message,
                            "keep one of the two",
                        );
                    }
                    None => params.push(param),
                }
            }
        }
        let mut unique = Unique::reserving(&["body"]);
        let mut settled = self.path_params(path, &mut params, at);
        settled.append(&mut params);
        for param in &mut settled {
            param.name = unique.give(std::mem::take(&mut param.name));
        }
        settled
    }

    /// Takes the path's parameters out of `params`, in the path's order, and says which are missing and which too many.
    fn path_params(&mut self, path: &Path, params: &mut Vec<Param>, at: &Pointer) -> Vec<Param> {
        let mut found: Vec<Param> = Vec::new();
        let parts = path.segments.iter().flat_map(|segment| &segment.parts);
        for part in parts {
            let PathPart::Param { wire, .. } = part else {
                continue;
            };
            if found.iter().any(|param| param.wire == *wire) {
                let message = format!("`{{{wire}}}` stands twice in the path");
                self.complaints.error(
                    Code::BadPath,
                    at,
                    message,
                    "give each parameter a name of its own",
                );
                continue;
            }
            match params
                .iter()
                .position(|param| param.place == Place::Path && param.wire == *wire)
            {
                Some(index) => found.push(params.remove(index)),
                None => {
                    let message = format!(
                        "`{{{wire}}}` stands in the path, but no path parameter is called so"
                    );
                    let help = format!(
                        "add a parameter `{{name: {wire}, in: path, required: true, type: string}}`"
                    );
                    self.complaints
                        .error(Code::PathParamMissing, at, message, help);
                }
            }
        }
        params.retain(|param| {
            let unused = param.place == Place::Path;
            if unused {
                let message = format!("the path has no `{{{}}}`", param.wire);
                let help = format!(
                    "put `{{{}}}` into the path, or take the parameter away",
                    param.wire
                );
                self.complaints
                    .error(Code::PathParamUnused, &param.source, message, help);
            }
            !unused
        });
        found
    }

    fn param(
        &mut self,
        one: &'a ReferenceOr<Parameter>,
        at: &Pointer,
        path: &mut Path,
        wish: &Wish,
    ) -> Option<Param> {
        let (parameter, found) = self.component(one, "parameters", at, |all| &all.parameters)?;
        let data = parameter.parameter_data_ref();
        let at = origin(&data.extensions, found);
        let style = style(parameter);
        if style.deep {
            let message = "the style `deepObject` has no text form that is understood";
            let help = "say what is inside with `x-content: {encoding: json, schema: …}`, or take single parameters";
            self.complaints.error(Code::ParamShape, &at, message, help);
        }
        let greedy = data
            .extensions
            .get("x-greedy")
            .and_then(Value::as_bool)
            .unwrap_or(false);
        match (style.place, greedy) {
            (Place::Path, true) => {
                for part in path
                    .segments
                    .iter_mut()
                    .flat_map(|segment| &mut segment.parts)
                {
                    if let PathPart::Param { wire, greedy } = part
                        && *wire == data.name
                    {
                        *greedy = true;
                    }
                }
            }
            (_, true) => {
                let message = "only a path parameter may hold slashes that others end at";
                self.complaints.error(
                    Code::MisplacedExtension,
                    &at.child("x-greedy"),
                    message,
                    "remove it",
                );
            }
            _ => {}
        }
        if style.place == Place::Path && !data.required {
            let message = format!(
                "the path parameter `{}` is not required, but a path always has it",
                data.name
            );
            self.complaints.warn(
                Code::PathParamOptional,
                &at,
                message,
                "add `required: true`",
            );
        }
        let schema_at = if self.swagger2 {
            at.clone()
        } else {
            at.child("schema")
        };
        let (ty, encoding, default) =
            self.param_type(data, &style, &at, &schema_at, &wish.inside(&data.name));
        let said = self
            .rust_name(&data.extensions, &at, snake)
            .unwrap_or(&data.name);
        Some(Param {
            wire: data.name.clone(),
            name: snake(said, "param"),
            place: style.place,
            ty,
            required: data.required || style.place == Place::Path,
            encoding,
            default,
            docs: Docs {
                summary: None,
                description: text(data.description.as_deref()),
                deviation: deviation(&data.extensions),
                link: None,
            },
            lifetime: lifetime(&data.extensions, data.deprecated.unwrap_or(false)),
            source: at,
        })
    }

    fn param_type(
        &mut self,
        data: &ParameterData,
        style: &Style,
        at: &Pointer,
        schema_at: &Pointer,
        wish: &Wish,
    ) -> (TypeRef, Encoding, Option<Value>) {
        if data.extensions.contains_key("x-content") {
            let text = match &data.format {
                ParameterSchemaOrContent::Schema(schema) => self
                    .schema_behind(&borrowed(schema))
                    .is_some_and(|schema| View::of(schema).typ == Some("string")),
                ParameterSchemaOrContent::Content(_) => false,
            };
            if !text || !matches!(style.place, Place::Query | Place::Header) {
                let message = "`x-content` is for text in a query or a header";
                let help =
                    "make the parameter a string in the query or a header, or remove `x-content`";
                self.complaints.error(
                    Code::MisplacedExtension,
                    &at.child("x-content"),
                    message,
                    help,
                );
            }
        }
        if let Some((encoding, schema, inner_at)) = self.content(&data.extensions, at) {
            let typed = self.typed(&borrowed(&schema), &inner_at, wish);
            return (typed.ty, encoding, None);
        }
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let schema = borrowed(schema);
                let default = self
                    .schema_behind(&schema)
                    .and_then(|schema| schema.schema_data.default.clone());
                let ty = self.typed(&schema, schema_at, wish).ty;
                let encoding = self.encoding(&schema, &ty, style, at);
                (ty, encoding, default)
            }
            ParameterSchemaOrContent::Content(content) => {
                let json = content
                    .iter()
                    .find(|(media_type, _)| media_type.contains("json"));
                let Some((media_type, media)) = json else {
                    let message = "the parameter's content is none that is understood";
                    self.complaints.error(
                        Code::ParamShape,
                        &at.child("content"),
                        message,
                        "use application/json",
                    );
                    return (TypeRef::Json, Encoding::Json, None);
                };
                let inner_at = at.child("content").child(media_type).child("schema");
                let ty = media.schema.as_ref().map_or(TypeRef::Json, |schema| {
                    self.typed(&borrowed(schema), &inner_at, wish).ty
                });
                (ty, Encoding::Json, None)
            }
        }
    }

    /// How a value of a type is written where only text fits.
    fn encoding(
        &mut self,
        schema: &ReferenceOr<&Schema>,
        ty: &TypeRef,
        style: &Style,
        at: &Pointer,
    ) -> Encoding {
        let array = matches!(ty, TypeRef::Array(_))
            || self
                .schema_behind(schema)
                .is_some_and(|schema| View::of(schema).typ == Some("array"));
        if array {
            return match style.place {
                Place::Query if style.explode => Encoding::Repeated,
                _ => Encoding::Joined(style.separator),
            };
        }
        let object = matches!(ty, TypeRef::JsonObject | TypeRef::Map(_) | TypeRef::KeySet)
            || self
                .schema_behind(schema)
                .is_some_and(|schema| View::of(schema).is_object());
        if object && !style.deep {
            let message = "an object has no text form here";
            let help = "make it `type: string` with `x-content: {encoding: json, schema: …}`";
            self.complaints.error(Code::ParamShape, at, message, help);
        }
        match ty {
            TypeRef::Scalar(Scalar::Bool)
                if self.lenient_booleans && style.place == Place::Query =>
            {
                Encoding::LenientBool
            }
            _ => Encoding::Plain,
        }
    }

    /// How the value of a header of an answer or of a form's field is written.
    pub(super) fn plain_encoding(
        &mut self,
        schema: &ReferenceOr<&Schema>,
        ty: &TypeRef,
        collection_format: Option<&str>,
        at: &Pointer,
    ) -> Encoding {
        let explode = collection_format == Some("multi");
        let place = if explode { Place::Query } else { Place::Header };
        let style = Style {
            place,
            explode,
            separator: separator(collection_format),
            deep: false,
        };
        match self.encoding(schema, ty, &style, at) {
            Encoding::LenientBool => Encoding::Plain,
            encoding => encoding,
        }
    }
}

fn separator(collection_format: Option<&str>) -> Separator {
    match collection_format {
        Some("ssv") => Separator::Space,
        Some("tsv") => Separator::Tab,
        Some("pipes") => Separator::Pipe,
        _ => Separator::Comma,
    }
}

fn style(parameter: &Parameter) -> Style {
    let data = parameter.parameter_data_ref();
    let said = data
        .extensions
        .get(COLLECTION_FORMAT)
        .and_then(Value::as_str);
    let explode = |usual: bool| data.explode.unwrap_or(usual);
    let of = |place, explode| Style {
        place,
        explode,
        separator: separator(said),
        deep: false,
    };
    match parameter {
        Parameter::Path { .. } => of(Place::Path, false),
        Parameter::Header { .. } => of(Place::Header, false),
        Parameter::Cookie { .. } => of(Place::Cookie, explode(true)),
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => of(Place::Query, explode(true)),
            QueryStyle::SpaceDelimited => Style {
                separator: Separator::Space,
                ..of(Place::Query, explode(false))
            },
            QueryStyle::PipeDelimited => Style {
                separator: Separator::Pipe,
                ..of(Place::Query, explode(false))
            },
            QueryStyle::DeepObject => Style {
                deep: true,
                ..of(Place::Query, explode(true))
            },
        },
    }
}
