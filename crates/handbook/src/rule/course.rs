//! Courses: training with an exam.

use worktime::Length;

use super::Meta;
use crate::{Id, Label};

/// A course.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Id, name and place.
    pub meta: Meta,
    /// What is taught.
    pub topics: Vec<(Id, Label)>,
    /// The exam.
    pub form: Option<Id>,
    /// Points needed to pass; attendance is enough, if none.
    pub pass: Option<i64>,
    /// How long a pass counts; for ever, if none.
    pub valid_for: Option<Length>,
}
