//! What titles say about a date, by the words in them.

use super::Reading;
use super::plain::{phrase, plain};
use crate::span::Span;

/// Words of workdays.
pub const WORKED_IF: [&str; 19] = [
    "班",
    "上班",
    "補班",
    "补班",
    "補行上班",
    "补行上班",
    "調休上班",
    "调休上班",
    "補上班",
    "补上班",
    "工作日",
    "workday",
    "work day",
    "working day",
    "business day",
    "make-up day",
    "makeup day",
    "make-up work",
    "makeup work",
];
/// Words of days off.
pub const CLOSED_IF: [&str; 38] = [
    "休",
    "放假",
    "休假",
    "公休",
    "休息日",
    "非工作日",
    "連休",
    "连休",
    "補假",
    "补假",
    "補休",
    "补休",
    "停班",
    "停工",
    "停業",
    "停业",
    "不上班",
    "免上班",
    "停止上班",
    "無需上班",
    "无需上班",
    "不用上班",
    "不補班",
    "不补班",
    "off",
    "day off",
    "closed",
    "no work",
    "non-working",
    "non working",
    "nonworking",
    "non-working day",
    "non working day",
    "not a working day",
    "not a workday",
    "make-up holiday",
    "makeup holiday",
    "substitute holiday",
];
/// Words of days on which only part of the hours is worked.
pub const SHORTENED_IF: [&str; 9] = [
    "半天",
    "半日",
    "半休",
    "提早下班",
    "提前下班",
    "half day",
    "half-day",
    "half holiday",
    "half-holiday",
];
/// Words of both: 「調休」 is the day off that is made up for, and the day on which it is.
pub const UNCLEAR_IF: [&str; 10] = [
    "調休", "调休", "調班", "调班", "加班", "值班", "下班", "make-up", "makeup", "make up",
];
/// Words in the descriptions of days that are kept in mind but aren't off.
pub const OBSERVED_IF: [&str; 3] = ["observance", "to hide observances", "not a public holiday"];

/// What a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// None of the words.
    Nothing,
    Closed,
    Worked,
    Shortened,
    /// Not a day off, by its description.
    Observed,
    /// Words that contradict each other, or one that means both.
    Unclear,
}

/// The words of a reading, ready to be looked for.
pub(super) struct Words {
    /// The longest first.
    titles: Vec<(String, Said)>,
    descriptions: Vec<(String, Said)>,
}

impl Words {
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let lists = [
            (reading.worked_if, Said::Worked),
            (reading.closed_if, Said::Closed),
            (reading.shortened_if, Said::Shortened),
            (reading.unclear_if, Said::Unclear),
        ];
        let titles = lists
            .into_iter()
            .flat_map(|(list, said)| in_plain(list, said));
        let mut titles: Vec<_> = titles.collect();
        titles.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self {
            titles,
            descriptions: in_plain(reading.observed_if, Said::Observed).collect(),
        }
    }

    /// What an event says by its title, or else by its description.
    pub(super) fn say(&self, title: &str, description: &str) -> Said {
        let found = find(&self.titles, title);
        let has = |said| found.contains(&said);
        if has(Said::Worked) && has(Said::Closed) {
            Said::Unclear
        } else if has(Said::Shortened) {
            Said::Shortened
        } else if has(Said::Worked) {
            Said::Worked
        } else if has(Said::Closed) {
            Said::Closed
        } else if has(Said::Unclear) {
            Said::Unclear
        } else if find(&self.descriptions, description).is_empty() {
            Said::Nothing
        } else {
            Said::Observed
        }
    }

    /// A title without the brackets at its end, if they hold nothing but words and hours:
    /// 「春節（班）」 is called 「春節」.
    pub(super) fn name<'t>(&self, title: &'t str) -> &'t str {
        let title = title.trim();
        let inner = title.strip_suffix(['）', ')', '】', ']', '〕']);
        let Some((name, inner)) = inner.and_then(|t| t.rsplit_once(['（', '(', '【', '[', '〔']))
        else {
            return title;
        };
        let words: Vec<&str> = inner.split_whitespace().collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !is_hours(word)).collect();
        let words = phrase(&words.join(" "));
        let known = self.titles.iter().any(|(word, _)| *word == words);
        if known && !name.trim().is_empty() {
            name.trim()
        } else {
            title
        }
    }
}

/// The hours that stand in a title; `Some(None)` if they can't be read.
pub(super) fn hours(title: &str) -> Option<Option<Vec<Span>>> {
    let between = |c: char| c.is_whitespace() || "（()）【】[]〔〕,，;；、".contains(c);
    let hours: Vec<&str> = title.split(between).filter(|word| is_hours(word)).collect();
    (!hours.is_empty()).then(|| Span::parse_list(&hours.join(" ")).ok())
}

fn is_hours(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '：'])
}

fn in_plain(list: &[&str], said: Said) -> impl Iterator<Item = (String, Said)> {
    list.iter()
        .map(move |word| (plain(word.trim()), said))
        .filter(|(word, _)| !word.is_empty())
}

/// What the words in a text say, in order; at each place the longest word counts.
fn find(words: &[(String, Said)], text: &str) -> Vec<Said> {
    let text = plain(text);
    let mut rest = text.as_str();
    let mut before = None;
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let fits = words.iter().find_map(|(word, said)| {
            let after = rest.strip_prefix(word.as_str())?.chars().next();
            let said = judge(word, *said, before, after)?;
            Some((word.len(), said))
        });
        if let Some((_, said)) = fits
            && !found.contains(&said)
        {
            found.push(said);
        }
        let length = fits.map_or(first.len_utf8(), |(length, _)| length);
        let (passed, more) = rest.split_at_checked(length).unwrap_or((rest, ""));
        before = passed.chars().next_back();
        rest = more;
    }
    found
}

/// What a word says between its neighbours; `None` if it is part of another word.
fn judge(word: &str, said: Said, before: Option<char>, after: Option<char>) -> Option<Said> {
    let latin = |c: &char| c.is_ascii_alphanumeric();
    let letter = |c: &char| c.is_alphanumeric();
    let mut chars = word.chars();
    match (chars.next(), chars.next_back()) {
        (Some(only), None) if !only.is_ascii() => {
            let alone = !before.iter().chain(&after).any(letter);
            Some(if alone { said } else { Said::Unclear })
        }
        (first, last) => {
            let begins_inside = first.iter().all(latin) && before.iter().any(latin);
            let ends_inside = last.iter().all(latin) && after.iter().any(latin);
            (!begins_inside && !ends_inside).then_some(said)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::{Date, Zone};

    fn words() -> Words {
        let zone = Zone::utc();
        Words::new(&Reading::new(&zone, Date::MIN..Date::MAX))
    }

    #[test]
    fn titles_of_real_feeds() {
        let words = words();
        for (title, said) in [
            ("春節（休）", Said::Closed),
            ("春节（班）", Said::Worked),
            ("春節(班)", Said::Worked),
            ("班", Said::Worked),
            ("國慶補班", Said::Worked),
            ("国庆节 调休上班", Said::Worked),
            ("補行上班", Said::Worked),
            ("春节调休（班）", Said::Worked),
            ("春節補假", Said::Closed),
            ("颱風停班停課", Said::Closed),
            ("Make-up workday", Said::Worked),
            ("Spring Festival makeup Working Day", Said::Worked),
            ("ＷＯＲＫＤＡＹ", Said::Worked),
            ("Special Non-Working Day", Said::Closed),
            ("Office closed", Said::Closed),
            ("Day off", Said::Closed),
            ("除夕（半天）", Said::Shortened),
            ("Christmas Eve (half day)", Said::Shortened),
            ("International Workers' Day", Said::Nothing),
            ("Office party", Said::Nothing),
            ("中秋節", Said::Nothing),
            // Each may be read in two ways.
            ("國慶節調休", Said::Unclear),
            ("Make-up", Said::Unclear),
            ("補假（2月14日補班）", Said::Unclear),
            ("春節班", Said::Unclear),
            ("退休日", Said::Unclear),
            ("加班", Said::Unclear),
        ] {
            assert_eq!(words.say(title, ""), said, "{title}");
        }
    }

    #[test]
    fn descriptions_count_only_if_the_title_says_nothing() {
        let words = words();
        let hint = "Observance\nTo hide observances, go to the settings";
        assert_eq!(words.say("Mother's Day", hint), Said::Observed);
        assert_eq!(words.say("Mother's Day (off)", hint), Said::Closed);
    }

    #[test]
    fn names_without_their_marks() {
        let words = words();
        for (title, name) in [
            ("春節（班）", "春節"),
            (" Spring Festival (Workday) ", "Spring Festival"),
            ("盤點（班 09:00-12:00 13:30-18:00）", "盤點"),
            ("Christmas Eve (half day 09:00-12:00)", "Christmas Eve"),
            ("春節（初一）", "春節（初一）"),
            ("（班）", "（班）"),
            ("班", "班"),
        ] {
            assert_eq!(words.name(title), name, "{title}");
        }
    }

    #[test]
    fn hours_in_titles() {
        let spans = Span::parse_list("09:00-12:00 13:30-18:00").unwrap();
        let title = "盤點（班 09:00-12:00、13:30-18:00）";
        assert_eq!(hours(title), Some(Some(spans)));
        assert_eq!(hours("12:00 until late"), Some(None));
        assert_eq!(hours("春節（班）2026"), None);
    }
}
