//! What couldn't be read in a file of days, in the reader's language.

use worktime::dated_days::{
    LONGEST_NAME_BYTES, MOST_BYTES, MOST_DATES_LOOKED_AT, MOST_DAYS, MOST_DAYS_AN_ENTRY,
    MOST_ENTRIES, MOST_NAMES_A_DAY, Problem, ProblemKind,
};

use super::fault::spans_code;
use super::refusal::{printable, shortened};
use crate::texts::Voice;

type Arguments = Vec<(&'static str, String)>;

/// What is the matter with a line, and what is allowed.
pub(super) fn problem_text(kind: &ProblemKind, voice: Voice) -> String {
    let (key, arguments) = words(kind);
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    voice.say_with(&key, &arguments)
}

/// The first problems of a file with their lines, and how many more there are; each has a space before it if sentences
/// have.
pub(super) fn problems_text(problems: &[Problem], more: usize, voice: Voice) -> String {
    let between = voice.say("time-between-sentences");
    let mut text = String::new();
    for problem in problems {
        let arguments = [
            ("line", problem.line.to_string().into()),
            ("problem", problem_text(&problem.kind, voice).into()),
        ];
        text += &between;
        text += &voice.say_with("time-days-line", &arguments);
    }
    if more > 0 {
        let count = more.to_string();
        text += &between;
        text += &voice.say_with("time-days-more-problems", &[("count", count.into())]);
    }
    text
}

/// The key of a text in the locales, with its arguments.
fn words(kind: &ProblemKind) -> (String, Arguments) {
    let most = |most: usize| ("most", most.to_string());
    let text = |name, text: &str| (name, printable(&shortened(text)));
    let (key, arguments) = match kind {
        ProblemKind::TooLarge { bytes } => (
            "too-large",
            vec![("bytes", bytes.to_string()), most(MOST_BYTES)],
        ),
        ProblemKind::NotUtf8 => ("not-utf8", vec![]),
        ProblemKind::TooManyEntries => ("too-many-entries", vec![most(MOST_ENTRIES)]),
        ProblemKind::MoreProblems { count } => {
            ("more-problems", vec![("count", count.to_string())])
        }
        ProblemKind::NotACalendar => ("not-a-calendar", vec![]),
        ProblemKind::NotALine => ("not-a-line", vec![]),
        ProblemKind::OutsideCalendar => ("outside-calendar", vec![]),
        ProblemKind::NotAnEvent { component } => {
            ("not-an-event", vec![text("component", component)])
        }
        ProblemKind::NoEnd { component } => ("no-end", vec![text("component", component)]),
        ProblemKind::StrayEnd { component } => ("stray-end", vec![text("component", component)]),
        ProblemKind::NotAnnounced { method } => ("not-announced", vec![text("method", method)]),
        ProblemKind::Encoded { encoding } => ("encoded", vec![text("encoding", encoding)]),
        ProblemKind::Missing { what } => ("missing", vec![text("what", what)]),
        ProblemKind::BadValue {
            property,
            text: value,
        } => (
            "bad-value",
            vec![text("property", property), text("text", value)],
        ),
        ProblemKind::UnknownZone { name } => ("unknown-zone", vec![text("name", name)]),
        ProblemKind::RuleNotFollowed { part } => ("rule-not-followed", vec![text("part", part)]),
        ProblemKind::TooManyDates => ("too-many-dates", vec![most(MOST_DATES_LOOKED_AT)]),
        ProblemKind::TooManyDays => ("too-many-days", vec![most(MOST_DAYS_AN_ENTRY)]),
        ProblemKind::ResultFull { date } => (
            "result-full",
            vec![("date", date.to_string()), most(MOST_DAYS)],
        ),
        ProblemKind::EndNotLater => ("end-not-later", vec![]),
        ProblemKind::Superseded { by_line } => ("superseded", vec![("line", by_line.to_string())]),
        ProblemKind::UnclearTitle { title } => ("unclear-title", vec![text("title", title)]),
        ProblemKind::WhichHalf { title } => ("which-half", vec![text("title", title)]),
        ProblemKind::Observance { title } => ("observance", vec![text("title", title)]),
        ProblemKind::NameTooLong => ("name-too-long", vec![most(LONGEST_NAME_BYTES)]),
        ProblemKind::TooManyNames { date } => (
            "too-many-names",
            vec![("date", date.to_string()), most(MOST_NAMES_A_DAY)],
        ),
        ProblemKind::MiddleOfDay { date } => ("middle-of-day", vec![("date", date.to_string())]),
        ProblemKind::LongerThanADay => ("longer-than-a-day", vec![]),
        ProblemKind::FinerThanMinutes => ("finer-than-minutes", vec![]),
        ProblemKind::Contradicts { date, line } => (
            "contradicts",
            vec![("date", date.to_string()), ("line", line.to_string())],
        ),
        ProblemKind::BadHours { text: hours, error } => {
            let at_fault = hours.get(error.range.clone()).unwrap_or(hours);
            let key = format!("time-fault-{}", spans_code(error.kind));
            return (key, vec![text("text", at_fault)]);
        }
        ProblemKind::HoursDontFit => ("hours-dont-fit", vec![]),
        ProblemKind::UnknownColumn { title } => ("unknown-column", vec![text("title", title)]),
        ProblemKind::TooManyCells => ("too-many-cells", vec![]),
        ProblemKind::WrongWeekday { weekday } => (
            "wrong-weekday",
            vec![("weekday", format!("{weekday:?}").to_ascii_lowercase())],
        ),
    };
    (format!("time-days-{key}"), arguments)
}

#[cfg(test)]
mod tests {
    use handbook::Lang;
    use jiff::civil::{Weekday, date};
    use worktime::{BadSpan, BadSpanKind};

    use super::*;

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        for lang in Lang::ALL {
            let voice = Voice::new(lang);
            for kind in problems() {
                let text = problem_text(&kind, voice);
                let sound = !text.contains("time-") && !text.contains("{$");
                assert!(sound && !text.is_empty(), "{kind:?}: {text}");
                let (_, arguments) = words(&kind);
                for (name, value) in arguments.iter().filter(|(name, _)| *name != "property") {
                    let told = text.contains(value) || *name == "weekday";
                    assert!(told, "{kind:?} lacks {name}: {text}");
                }
            }
        }
    }

    #[test]
    fn days_of_the_week_and_columns_have_their_own_words() {
        for lang in Lang::ALL {
            let (voice, mut texts) = (Voice::new(lang), Vec::new());
            for weekday in [
                Weekday::Monday,
                Weekday::Tuesday,
                Weekday::Wednesday,
                Weekday::Thursday,
                Weekday::Friday,
                Weekday::Saturday,
                Weekday::Sunday,
            ] {
                texts.push(problem_text(&ProblemKind::WrongWeekday { weekday }, voice));
            }
            for property in ["date", "kind", "weekday", "DTSTART"] {
                let (property, text) = (property.to_owned(), "X".to_owned());
                texts.push(problem_text(
                    &ProblemKind::BadValue { property, text },
                    voice,
                ));
            }
            let count = texts.len();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), count, "{texts:?}");
        }
    }

    #[test]
    fn a_strangers_text_does_not_steer_the_terminal() {
        let title = "\u{1b}[2J休".to_owned();
        let text = problem_text(&ProblemKind::UnknownColumn { title }, Voice::new(Lang::En));
        assert!(text.contains("\u{fffd}[2J休"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    fn problems() -> Vec<ProblemKind> {
        let text = || "SOMETHING".to_owned();
        let date = date(2026, 2, 16);
        vec![
            ProblemKind::TooLarge { bytes: 9_999_999 },
            ProblemKind::NotUtf8,
            ProblemKind::TooManyEntries,
            ProblemKind::MoreProblems { count: 17 },
            ProblemKind::NotACalendar,
            ProblemKind::NotALine,
            ProblemKind::OutsideCalendar,
            ProblemKind::NotAnEvent { component: text() },
            ProblemKind::NoEnd { component: text() },
            ProblemKind::StrayEnd { component: text() },
            ProblemKind::NotAnnounced { method: text() },
            ProblemKind::Encoded { encoding: text() },
            ProblemKind::Missing { what: "date" },
            ProblemKind::BadValue {
                property: "date".to_owned(),
                text: text(),
            },
            ProblemKind::BadValue {
                property: text(),
                text: text(),
            },
            ProblemKind::UnknownZone { name: text() },
            ProblemKind::RuleNotFollowed { part: text() },
            ProblemKind::TooManyDates,
            ProblemKind::TooManyDays,
            ProblemKind::ResultFull { date },
            ProblemKind::EndNotLater,
            ProblemKind::Superseded { by_line: 17 },
            ProblemKind::UnclearTitle { title: text() },
            ProblemKind::WhichHalf { title: text() },
            ProblemKind::Observance { title: text() },
            ProblemKind::NameTooLong,
            ProblemKind::TooManyNames { date },
            ProblemKind::MiddleOfDay { date },
            ProblemKind::LongerThanADay,
            ProblemKind::FinerThanMinutes,
            ProblemKind::Contradicts { date, line: 17 },
            ProblemKind::BadHours {
                text: "SOMETHING".to_owned(),
                error: BadSpan {
                    range: 0..9,
                    kind: BadSpanKind::NotASpan,
                },
            },
            ProblemKind::HoursDontFit,
            ProblemKind::UnknownColumn { title: text() },
            ProblemKind::TooManyCells,
            ProblemKind::WrongWeekday {
                weekday: Weekday::Monday,
            },
        ]
    }
}
