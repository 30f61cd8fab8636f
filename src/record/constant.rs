//! What a constant of the model is, to people: declared once, with its value.

use serde::Serialize;

/// One constant, as people read it. The documentation of the model's fields and the page "How the score works" are both
/// made from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Constant {
    /// The field's name.
    pub field: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// What a larger value does.
    pub larger: &'static str,
    /// Which values make sense.
    pub range: &'static str,
    /// Where the value comes from.
    pub source: &'static str,
}

/// Declares a struct of constants: its fields with their documentation, its [`Default`], and its table of [`Constant`]s,
/// so that the three can't drift apart.
macro_rules! constants {
    ($(#[$doc:meta])* $name:ident {$(
        $field:ident: $type:ty = $value:expr;
        means $meaning:literal;
        larger $larger:literal;
        range $range:literal;
        source $source:literal;
    )*}) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {$(
            #[doc = concat!($meaning, "\n\nLarger: ", $larger, " Range: ", $range, " Source: ", $source)]
            pub $field: $type,
        )*}

        impl Default for $name {
            fn default() -> $name {
                $name { $($field: $value),* }
            }
        }

        impl $name {
            /// Every field, in order.
            pub const CONSTANTS: &'static [$crate::record::Constant] = &[$($crate::record::Constant {
                field: stringify!($field),
                meaning: $meaning,
                larger: $larger,
                range: $range,
                source: $source,
            }),*];
        }
    };
}

pub(crate) use constants;
