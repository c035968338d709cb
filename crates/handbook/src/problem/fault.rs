//! What can be wrong inside a formula.

use super::argument::Argument;
use super::{Arguments, Listed, Severity};

/// Makes the enum of faults and what is asked of each from one table.
macro_rules! faults {
    ($( $(#[doc = $doc:literal])* $number:ident $code:literal
        $fault:ident $( { $( $field:ident : $type:ty ),* } )? ),* $(,)?) => {
        /// What is wrong inside a formula.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is documented; its fields carry words of the formula")]
        pub enum FormulaFault {
            $( $(#[doc = $doc])* $fault $( { $( $field : $type ),* } )?, )*
        }

        impl FormulaFault {
            /// The stable number, such as `Y0401`.
            pub(super) fn number(&self) -> &'static str {
                match self {
                    $( FormulaFault::$fault { .. } => stringify!($number), )*
                }
            }

            /// A stable name in kebab-case.
            pub(super) fn code(&self) -> &'static str {
                match self {
                    $( FormulaFault::$fault { .. } => $code, )*
                }
            }

            /// What the wording takes, by name.
            pub(super) fn arguments(&self) -> Arguments {
                let mut arguments = Arguments::new();
                match self {
                    $( FormulaFault::$fault $( { $( $field ),* } )? => {
                        $( $( $field.put(stringify!($field), &mut arguments); )* )?
                    } )*
                }
                arguments
            }

            /// The known word that looks like the wrong one, if there is one.
            pub(super) fn nearest(&self) -> Option<&str> {
                match self {
                    $( FormulaFault::$fault $( { $( $field ),* } )? => {
                        let pieces: &[&dyn Argument] = &[ $( $( $field ),* )? ];
                        pieces.iter().find_map(|piece| piece.nearest())
                    } )*
                }
            }
        }

        /// Each fault, in the order of the numbers.
        pub(super) const CATALOGUE: &[Listed] = &[
            $( Listed {
                number: stringify!($number),
                severity: Severity::Error,
                code: $code,
                means: concat!($($doc),*),
                fields: &[ $( $( stringify!($field) ),* )? ],
            } ),*
        ];
    };
}

faults! {
    /// Something stands where it can't.
    Y0401 "formula-unexpected" Unexpected { found: String },
    /// The formula ends too early.
    Y0402 "formula-unexpected-end" UnexpectedEnd,
    /// A quote isn't closed.
    Y0403 "formula-unclosed-text" UnclosedText,
    /// What begins like a number isn't one.
    Y0404 "formula-bad-number" BadNumber { word: String },
    /// Too many brackets inside each other.
    Y0405 "formula-too-deep" TooDeep,
    /// A fact that nobody knows where the formula stands.
    Y0406 "formula-unknown-path" UnknownPath { word: String, nearest: Option<String> },
    /// A function that isn't in the list.
    Y0407 "formula-unknown-function" UnknownFunction { word: String, nearest: Option<String> },
    /// An operator that means nothing for what stands beside it.
    Y0408 "formula-wrong-arguments" WrongArguments { function: String },
    /// Two sides that can't be compared or reckoned with each other.
    Y0409 "formula-types-differ" TypesDiffer { left: String, right: String },
    /// A value where yes or no is wanted.
    Y0410 "formula-wants-yes-no" WantsYesNo { found: String },
    /// A text that is none of the rows of the list, or none of the names, that it is compared with.
    Y0411 "formula-unknown-choice" UnknownChoice { word: String, nearest: Option<String> },
    /// A protected field that is read other than by `has`.
    Y0412 "formula-protected" Protected { word: String },
    /// A formula with more bytes than the limit.
    Y0413 "formula-too-long" TooLong { limit: usize },
    /// A path of more names than are followed.
    Y0414 "formula-path-too-long" PathTooLong { word: String, limit: usize },
    /// A function with too few or too many arguments; `usage` is how it is called.
    Y0415 "formula-argument-count" ArgumentCount { usage: String, found: usize },
    /// An argument of another kind than the function takes in its place.
    Y0416 "formula-wrong-argument" WrongArgument { function: String, wants: String, found: String },
    /// A text in the brackets of a function that names nothing in the book.
    Y0417 "formula-unknown-name" UnknownName { kind: String, word: String, nearest: Option<String> },
    /// `it` outside of `all` and `any`.
    Y0418 "formula-no-element" NoElement,
}
