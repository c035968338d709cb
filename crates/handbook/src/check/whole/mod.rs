//! What shows only when the whole book is seen.

pub(super) mod articles;
pub(super) mod disagree;
pub(super) mod evidence;
pub(super) mod flags;
pub(super) mod liveness;
pub(super) mod night;
pub(super) mod owed;
pub(super) mod prose;
pub(super) mod reading;
pub(super) mod rings;
pub(super) mod scripts;
pub(super) mod states;
pub(super) mod unused;
