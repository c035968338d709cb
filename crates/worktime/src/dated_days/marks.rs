//! The titles under which days are written, and back.

use std::collections::BTreeMap;

use super::DatedHours;
use crate::name::{Language, Name};

/// What stands behind a day's name, by what holds on the day.
pub(super) struct Marks(BTreeMap<&'static str, Name>);

impl Marks {
    pub(super) fn load() -> Self {
        let lines = include_str!("../../data/marks.txt").lines();
        Self(lines.filter_map(read_line).collect())
    }

    /// 「春節（休）」, "Stocktaking (workday 09:00-12:00)"
    pub(super) fn title(&self, name: &str, hours: &DatedHours, language: Language) -> String {
        format!("{name}{}", self.ending(hours, language))
    }

    /// The name in a title of ours; as it is if it doesn't end as ours do.
    pub(super) fn name<'t>(&self, title: &'t str, hours: &DatedHours) -> &'t str {
        let without = |language| title.strip_suffix(&self.ending(hours, language));
        Language::ALL.into_iter().find_map(without).unwrap_or(title)
    }

    fn ending(&self, hours: &DatedHours, language: Language) -> String {
        let (id, spans) = match hours {
            DatedHours::Opened(spans) if !spans.is_empty() => ("opened", spans.as_slice()),
            DatedHours::Closed | DatedHours::Opened(_) => ("closed", [].as_slice()),
            DatedHours::Workday => ("workday", [].as_slice()),
            DatedHours::Shortened(kept) => ("shortened", std::slice::from_ref(kept)),
        };
        let mark = self.0.get(id).map_or(id, |name| name.text(language));
        let spans: String = spans.iter().map(|span| format!(" {span}")).collect();
        match language {
            Language::English => format!(" ({mark}{spans})"),
            Language::TraditionalChinese | Language::SimplifiedChinese => {
                format!("（{mark}{spans}）")
            }
        }
    }
}

fn read_line(line: &'static str) -> Option<(&'static str, Name)> {
    let mut words = line.splitn(4, ' ');
    let id = words.next().filter(|id| !id.starts_with('#'))?;
    let (traditional, simplified, english) = (words.next()?, words.next()?, words.next()?);
    Some((id, Name::new(traditional, simplified, english)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn every_kind_of_day_has_its_title_in_every_language() {
        let marks = Marks::load();
        let spans = Span::parse_list("09:00-12:00 13:30-18:00").unwrap();
        let title = |hours: &DatedHours| {
            Language::ALL.map(|language| {
                let title = marks.title("A", hours, language);
                assert_eq!(marks.name(&title, hours), "A");
                title
            })
        };
        let expected = ["A（休）", "A（休）", "A (off)"];
        assert_eq!(title(&DatedHours::Closed), expected);
        let expected = ["A（班）", "A（班）", "A (workday)"];
        assert_eq!(title(&DatedHours::Workday), expected);
        let expected = [
            "A（半天 09:00-12:00）",
            "A（半天 09:00-12:00）",
            "A (half day 09:00-12:00)",
        ];
        assert_eq!(title(&DatedHours::Shortened(spans[0])), expected);
        let [traditional, _, english] = title(&DatedHours::Opened(spans));
        assert_eq!(traditional, "A（班 09:00-12:00 13:30-18:00）");
        assert_eq!(english, "A (workday 09:00-12:00 13:30-18:00)");
    }
}
