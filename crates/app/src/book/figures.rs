//! How well a rule is kept: its figures in the margin, and whether it misses its target.

use handbook::rule::{Figure as MeasureFigure, Measured};
use store::desk::handbook::{BUCKETS, Figure, Group, Tally};

use super::RuleName;
use super::period::Window;
use crate::ui::link::Link;
use crate::ui::margin::{Count, MarginFigure, Spark};
use crate::ui::share::Share;
use crate::wording::Wording;

/// Fewer ended promises than this are told one by one, since a share of so few says little.
const SHARE_FROM: u64 = 5;
/// The lower edge of a spark line, in percent.
const SPARK_FLOOR: i64 = 60;

/// The target of a rule in percent: of its own measure, else of the measure of all promises.
pub(super) fn target(words: &Wording, rule: &RuleName) -> Option<i64> {
    let measures = || {
        words
            .edition
            .measures
            .values()
            .filter(|measure| measure.figure == MeasureFigure::Share)
    };
    let own = measures().find(|measure| {
        measure.of == Measured::Promise(rule.id.clone()) && measure.target.is_some()
    });
    let all =
        || measures().find(|measure| measure.of == Measured::Promises && measure.target.is_some());
    own.or_else(all).and_then(|measure| measure.target)
}

/// Whether a tally misses its target.
pub(super) fn is_below(tally: &Tally, target: Option<i64>) -> bool {
    let judged = whole(tally.judged());
    judged > 0 && target.is_some_and(|target| whole(tally.of(Group::Kept)) * 100 < target * judged)
}

/// A share in words: `98.7%`, `100%`, or `2 / 3` of few.
pub(super) fn share(tally: &Tally) -> String {
    let (kept, judged) = (tally.of(Group::Kept), tally.judged());
    match judged {
        0 => String::new(),
        judged if judged < SHARE_FROM => format!("{kept} / {judged}"),
        judged => {
            let tenths = kept * 1_000 / judged;
            match tenths % 10 {
                0 => format!("{}%", tenths / 10),
                rest => format!("{}.{rest}%", tenths / 10),
            }
        }
    }
}

/// The figures of a rule for the margin.
pub(super) fn margin(
    words: &Wording,
    rule: &RuleName,
    figure: Option<&Figure>,
    window: &Window,
    is_open: bool,
) -> MarginFigure {
    let name = rule
        .meta(&words.edition)
        .map(|meta| words.label(&meta.name))
        .unwrap_or_default();
    let target = target(words, rule);
    let Some(figure) = figure else {
        let note = Some(words.say("figure-none"));
        return MarginFigure {
            label: name,
            note,
            open: is_open,
            ..MarginFigure::default()
        };
    };
    MarginFigure {
        label: words.say_with("figure-label", &[("rule", name.into())]),
        share: share(&figure.tally),
        below_target: is_below(&figure.tally, target),
        spark: spark(words, figure, target),
        counts: counts(words, rule, &figure.tally, window),
        evidence: evidence(words, figure),
        note: None,
        open: is_open,
    }
}

/// The counts of a rule, each leading to its promises.
pub(super) fn counts(
    words: &Wording,
    rule: &RuleName,
    tally: &Tally,
    window: &Window,
) -> Vec<Count> {
    let count = |group: Group| Count {
        label: words.say(&format!("count-{}", group.word())),
        number: tally.of(group),
        href: format!("{}?state={}&{}", rule.href(), group.word(), window.query()),
        late: group == Group::Late,
    };
    let groups = [Group::Kept, Group::Going, Group::Late, Group::Waived];
    groups
        .into_iter()
        .map(count)
        .filter(|count| count.number > 0)
        .collect()
}

fn evidence(words: &Wording, figure: &Figure) -> Option<(String, Link)> {
    let evidence = figure.evidence.as_ref()?;
    let (record, number) = evidence.record.zip(evidence.number.clone())?;
    let before = words.say_with(
        "figure-evidence",
        &[("moment", words.moment(evidence.ended_at).into())],
    );
    Some((
        before,
        Link {
            label: number,
            href: format!("/records/{record}"),
        },
    ))
}

/// The share through the parts of the period; parts without anything ended are left out.
fn spark(words: &Wording, figure: &Figure, target: Option<i64>) -> Option<Spark> {
    let parts = figure.parts.iter().filter(|part| part.judged() > 0);
    let points: Vec<Share> = parts
        .map(|part| Share::of(whole(part.of(Group::Kept)), whole(part.judged())))
        .collect();
    let facts = [
        ("share", share(&figure.tally).into()),
        ("parts", i64::try_from(BUCKETS).unwrap_or_default().into()),
    ];
    (points.len() > 2).then(|| Spark {
        label: words.say_with("figure-spark", &facts),
        points,
        target: target.map(|target| Share::of(target, 100)),
        floor: Share::of(SPARK_FLOOR, 100),
    })
}

pub(super) fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_few_are_told_one_by_one() {
        let tally = |kept, kept_late| Tally {
            kept,
            kept_late,
            ..Tally::default()
        };
        assert_eq!(share(&tally(0, 0)), "");
        assert_eq!(share(&tally(2, 1)), "2 / 3");
        assert_eq!(share(&tally(5, 0)), "100%");
        assert_eq!(share(&tally(78, 1)), "98.7%");
        assert!(
            is_below(&tally(9, 1), Some(95))
                && !is_below(&tally(19, 1), Some(95))
                && !is_below(&tally(0, 0), Some(95))
        );
    }
}
