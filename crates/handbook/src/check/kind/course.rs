//! `[course.x]`: training with an exam.

use super::Kind;
use super::list::label_lines;
use super::shared_words;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::rule::Course;

pub(super) const WORDS: Words = Words {
    word: "course",
    means: "Training, with an exam if it has a `form`. Passing is `course.<id>.passed`. When it is due is a promise's or duty's matter.",
    keys: &[
        shared_words::NAME.required(),
        Key::new("topics", Takes::LabelLines, "What is taught."),
        Key::new("form", Takes::Id("form"), "The exam."),
        Key::new(
            "pass",
            Takes::Number,
            "Points needed to pass. Attendance is enough, if left out.",
        ),
        Key::new(
            "valid_for",
            Takes::Length,
            "How long a pass counts; for ever, if left out.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[course.confidentiality]
name      = "Yearly training in confidentiality"
topics    = ["secrecy Confidentiality"]
valid_for = "1 year""#,
};

/// Reads a course.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Course> {
    keys.need_all(&WORDS);
    let topics = label_lines(keys, "topics", "topic").into_iter();
    Some(Course {
        meta: keys.meta(),
        topics: topics
            .map(|line| (keys.desk.id(&line.id), line.label))
            .collect(),
        form: keys.known(Kind::Form, "form"),
        pass: keys.count("pass").map(i64::from),
        valid_for: keys.length("valid_for").map(|timed| timed.length),
    })
}
