//! What shows only when the whole book is seen: states, evidence, rings of effects, bare articles.

pub(super) mod articles;
pub(super) mod evidence;
pub(super) mod rings;
pub(super) mod states;
