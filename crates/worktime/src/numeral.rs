//! Numbers in words. Chinese ones are read folded, which is in Simplified letters and without the
//! formal ones: 一百二十, 三千零五, 二零, 廿四.

/// What a step counts: each stands behind how many of it there are, the larger before the smaller.
const STEPS: [(char, u64); 5] = [
    ('亿', 100_000_000),
    ('万', 10_000),
    ('千', 1_000),
    ('百', 100),
    ('十', 10),
];

/// Whether a folded character belongs to a Chinese number.
#[must_use]
pub const fn belongs(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿' | '廿' | '卅')
}

/// What stands behind a number that counts off in English: "st", "nd", "rd" or "th".
pub(crate) const fn ordinal_ending(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// The number that these characters write, if they write one clearly: 三五 is 3 or 5 and 一百五 may
/// be 105 or 150, so neither is read.
#[must_use]
pub fn value(run: &str) -> Option<u64> {
    if run.contains(['廿', '卅']) {
        return stepped(&run.replace('廿', "二十").replace('卅', "三十"));
    }
    stepped(run).or_else(|| positional(run))
}

/// 一百二十: steps with their numbers.
fn stepped(run: &str) -> Option<u64> {
    for (step, size) in STEPS {
        let Some((count, rest)) = run.split_once(step) else {
            continue;
        };
        let count = match count {
            "" if size == 10 => 1,
            _ => stepped(count)?,
        };
        let most = if size < 10_000 { 9 } else { 9_999 };
        if count == 0 || count > most {
            return None;
        }
        return Some(count * size + after_step(rest, size)?);
    }
    let mut digits = run.chars();
    let only = digits.next().and_then(digit)?;
    digits.next().is_none().then_some(only)
}

/// What follows a step: nothing, a number that fills the next place, or 零 and a smaller one.
fn after_step(rest: &str, size: u64) -> Option<u64> {
    if rest.is_empty() {
        return Some(0);
    }
    let places = match rest.strip_prefix('零') {
        Some(_) => 1..size / 10,
        None => size / 10..size,
    };
    let value = stepped(rest.strip_prefix('零').unwrap_or(rest))?;
    places.contains(&value).then_some(value)
}

/// 二零, 一二零: digits in their places. Only with a zero, since 二三 may be "two or three".
fn positional(run: &str) -> Option<u64> {
    if run.starts_with('零') || !run.contains('零') {
        return None;
    }
    run.chars().try_fold(0_u64, |value, c| {
        Some(value.saturating_mul(10).saturating_add(digit(c)?))
    })
}

const fn digit(c: char) -> Option<u64> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
