//! `[default.promise]`: keys that every rule of a kind takes unless it says otherwise.

use crate::language::Words;

pub(super) const WORDS: Words = Words {
    word: "default",
    means: "Keys that every rule of a kind takes unless it says otherwise: `[default.promise]`. Every kind but `step` and `default` may have one; its keys are those of the kind. What a rule takes from here is always shown resolved.",
    keys: &[],
    example: r#"[default.promise]
alert = [{ at = "due", tell = "supervisor" }]"#,
};
