//! Shapes of data.

use super::{Docs, Lifetime, Pointer, TypeName};

/// A definition of the document, or an inline shape named from where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedType {
    /// The settled Rust name.
    pub name: TypeName,
    /// The definition's name in the document; `None` for an inline shape.
    pub definition: Option<String>,
    /// What it is.
    pub kind: TypeKind,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// The example as written, if it has one.
    pub example: Option<serde_json::Value>,
    /// Where it stands.
    pub source: Pointer,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// An open enum of words: a value that is not listed is kept, not refused.
    StringEnum(StringEnum),
    /// An open enum of numbers.
    IntegerEnum(IntegerEnum),
    /// One of several shapes.
    Union(Union),
    /// Another name for an array, a map, a scalar or another named type.
    Alias(TypeRef),
}

/// An object with known members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The members in the document's order; `allOf` is merged already.
    pub fields: Vec<Field>,
    /// Members beyond `fields` are declared (`additionalProperties`) to be of this type: they are kept in a flattened map
    /// with this settled field name.
    pub extra: Option<Extra>,
}

/// The declared type of members that an object does not name.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// Settled field name of the flattened map.
    pub name: String,
    /// The type of each value.
    pub ty: TypeRef,
}

/// A member of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The member's name on the wire (`NanoCPUs`).
    pub wire: String,
    /// Settled Rust name (`nano_cpus`, `type_`).
    pub name: String,
    /// The type, without the option that `required` and `nullable` call for.
    pub ty: TypeRef,
    /// Always written (`required` or `x-always-sent`). Decoding null or nothing gives the type's default all the same.
    pub required: bool,
    /// Null is a value that means something.
    pub nullable: bool,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// What the receiver takes when it is left out. For documentation: defaults are never written on the wire.
    pub default: Option<serde_json::Value>,
    /// The server sends it, a client does not (`readOnly`).
    pub read_only: bool,
    /// Where it stands.
    pub source: Pointer,
}

impl Field {
    /// Whether the Rust field is an `Option`: optional (left out when `None`), or nullable (written as null when `None`).
    pub fn is_option(&self) -> bool {
        !self.required || self.nullable
    }
}

/// An open enum of words.
#[derive(Clone, Debug, PartialEq)]
pub struct StringEnum {
    /// The listed words in the document's order.
    pub values: Vec<StringValue>,
    /// Index into `values` of the value that `Default` gives: the declared default, else the empty word, else the first.
    pub default: usize,
}

/// One word of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct StringValue {
    /// The word (`on-failure`; `""` is possible).
    pub wire: String,
    /// Settled variant name (`OnFailure`, `Empty`); never `Unknown`, which is the variant for words not listed.
    pub name: String,
    /// The document's words, from `x-enum-descriptions` or from the `oneOf` arm that carried the word.
    pub docs: Docs,
}

/// An open enum of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct IntegerEnum {
    /// The integer type of the values.
    pub repr: Scalar,
    /// The listed numbers in the document's order.
    pub values: Vec<IntegerValue>,
    /// Index into `values` of the value that `Default` gives: the declared default, else zero, else the first.
    pub default: usize,
}

/// One number of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct IntegerValue {
    /// The number.
    pub wire: i128,
    /// Settled variant name: from `x-enum-varnames`, else `Value0`, `Minus1`; never `Unknown`.
    pub name: String,
    /// The document's words.
    pub docs: Docs,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How the shapes are told apart.
    pub tagging: Tagging,
    /// The shapes in the document's order.
    pub variants: Vec<UnionVariant>,
}

/// How the shapes of a union are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Tagging {
    /// The first shape that decodes is taken.
    Untagged,
    /// A member of the object says which: `{"type": "http", …}`. A variant's own type need not have that member; the
    /// writer sets it to [`UnionVariant::tag`] after writing the variant.
    Property {
        /// The member's name on the wire.
        wire: String,
    },
}

/// One shape of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// Settled variant name; never `Unknown`, which is the variant for what matches none.
    pub name: String,
    /// The shape. `None`: the object has nothing beside its tag.
    pub ty: Option<TypeRef>,
    /// The tag's value, when tagged.
    pub tag: Option<String>,
    /// The document's words.
    pub docs: Docs,
}

/// The type of a member, an element, a parameter or a body.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeRef {
    /// A scalar.
    Scalar(Scalar),
    /// Any JSON value (no type said).
    Json,
    /// Any JSON object.
    JsonObject,
    /// An array.
    Array(Box<TypeRef>),
    /// An object used as a map.
    Map(Box<TypeRef>),
    /// An object whose values are all `{}`: a set of its keys.
    KeySet,
    /// An array of strings that is also read from an object, whose keys are the elements (`x-keys-as-items`).
    ItemsOrKeys,
    /// A value or an array of such values (`type: [array, string]`).
    OneOrMany(Box<TypeRef>),
    /// An element or a map's value that may be null. Members of structs say so in [`Field::nullable`] instead.
    Nullable(Box<TypeRef>),
    /// A type of [`super::Api::types`].
    Named(NamedRef),
}

impl TypeRef {
    /// A plain reference to a named type.
    pub fn named(name: TypeName) -> Self {
        Self::Named(NamedRef { name, boxed: false })
    }

    /// A string.
    pub const STRING: Self = Self::Scalar(Scalar::String);
}

/// A reference to a named type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRef {
    /// The name.
    pub name: TypeName,
    /// The type would contain itself by value here: it must stand in a `Box`.
    pub boxed: bool,
}

/// A scalar with its real width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `boolean`.
    Bool,
    /// `integer`, format int8.
    I8,
    /// `integer`, format int16.
    I16,
    /// `integer`, format int32.
    I32,
    /// `integer`, format int64 or none.
    I64,
    /// `integer`, format uint8.
    U8,
    /// `integer`, format uint16.
    U16,
    /// `integer`, format uint32.
    U32,
    /// `integer`, format uint64 or uint.
    U64,
    /// `number`, format float.
    F32,
    /// `number`, any other format.
    F64,
    /// `string`.
    String,
    /// `string`, format date-time or dateTime: kept as the text that came, so that nothing is lost.
    Timestamp,
    /// `string`, format byte: base64 of bytes.
    Base64,
}

impl Scalar {
    /// Whether it is one of the integers.
    pub fn is_integer(self) -> bool {
        use Scalar::*;
        matches!(self, I8 | I16 | I32 | I64 | U8 | U16 | U32 | U64)
    }
}
