//! No word of any trade, and no Chinese, in the code: trades live in handbooks, texts in locales.

use super::Finding;
use super::rust_source::{self, Part};
use super::tree::Tree;

/// Words that only some companies use. Written in lower case; `_` and `-` in the code count as a blank.
const TRADES: [&str; 44] = [
    "complaint",
    "complain ",
    "inquiry",
    "inquiries",
    "enquiry",
    "testimonial",
    "key account",
    "keyaccount",
    "pr agency",
    "public relations",
    "press release",
    "newsroom",
    "journalist",
    "publicist",
    "spokesperson",
    "crisis",
    "telecom",
    "broadband",
    "sim card",
    "roaming",
    "property management",
    "landlord",
    "flat owner",
    "renovation",
    "move in permit",
    "repair shop",
    "repair order",
    "storefront",
    "webshop",
    "parcel",
    "trainee",
    "classroom",
    "投訴",
    "投诉",
    "問詢",
    "问询",
    "公關",
    "公关",
    "重點客戶",
    "重点客户",
    "電信",
    "物業",
    "輿情",
    "維修",
];

/// Places where Chinese letters are the subject itself, not a text for somebody, each with its reason.
const HAN_ALLOWED: [(&str, &str); 13] = [
    (
        "crates/handbook/src/syntax/",
        "reads headings, numbers and punctuation of Chinese books",
    ),
    (
        "crates/handbook/src/article",
        "cites and counts articles as Chinese books do",
    ),
    (
        "crates/handbook/src/prose",
        "finds figures, roles and prohibitions in Chinese prose",
    ),
    (
        "crates/worktime/src/length",
        "reads durations as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/dated_days",
        "reads titles and tables as Chinese feeds write them",
    ),
    (
        "crates/worktime/src/name",
        "joins the names of a day as Chinese does",
    ),
    (
        "crates/worktime/src/week_hours",
        "reads weekly hours as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/numeral",
        "reads numbers as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/weekday",
        "reads weekdays as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/period",
        "reads periods as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/recurrence",
        "reads and prints recurrences and days of the year as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/span",
        "reads opening times as Chinese handbooks write them",
    ),
    (
        "crates/worktime/src/text",
        "folds full-width and simplified forms before reading",
    ),
];

pub(super) fn check_trades(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| file.is_of_product()) {
        for line in rust_source::lines(file).iter().filter(|line| !line.in_test) {
            let text = line
                .only(&[Part::Code, Part::Literal])
                .to_lowercase()
                .replace(['_', '-'], " ");
            for word in TRADES.iter().filter(|word| text.contains(**word)) {
                let message = format!(
                    "`{word}` is a word of one trade. Let the handbook say it and the code speak of records, steps and promises."
                );
                findings.push(Finding::new(&file.path, line.number, message));
            }
        }
    }
    findings
}

pub(super) fn check_han(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .files()
        .filter(|file| file.is_of_product() && !may_hold_han(&file.path))
    {
        for line in rust_source::lines(file).iter().filter(|line| !line.in_test) {
            let text = line.only(&[Part::Code, Part::Literal]);
            let han: String = text.chars().filter(|letter| is_chinese(*letter)).collect();
            if !han.is_empty() {
                let message = format!(
                    "`{han}` stands in the code. Move the text to a locale or a handbook, or add the file to HAN_ALLOWED in \
                     `xtask/src/tidy/words.rs` with its reason."
                );
                findings.push(Finding::new(&file.path, line.number, message));
            }
        }
    }
    findings
}

fn may_hold_han(path: &str) -> bool {
    HAN_ALLOWED.iter().any(|(start, _)| path.starts_with(start))
}

/// Han letters, and the punctuation that only Chinese text uses.
pub(super) fn is_chinese(letter: char) -> bool {
    is_han(letter) || matches!(letter, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}')
}

pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_knows_no_trade() {
        assert_tidy(check_trades);
    }

    #[test]
    fn the_repository_has_no_chinese_in_its_code() {
        assert_tidy(check_han);
    }

    #[test]
    fn words_of_a_trade_are_found_in_names_and_texts() {
        for line in [
            "struct Complaints;",
            "let key_account = 1;",
            "type A = KeyAccount;",
            "x(\"press-release\");",
            "x(\"投訴\");",
        ] {
            let says = found_in(
                check_trades,
                &[("crates/app/src/a.rs", &format!("//! x\n{line}\n"))],
            );
            assert!(
                says.len() == 1 && says[0].starts_with("crates/app/src/a.rs:2"),
                "{line}: {says:?}"
            );
        }
    }

    #[test]
    fn comments_tests_and_handbooks_may_name_a_trade() {
        let source = "//! x\n// a complaint\n#[cfg(test)]\nmod tests {\n    const A: &str = \"complaint 投訴\";\n}\n";
        for path in [
            "crates/app/src/a.rs",
            "crates/app/tests/b.rs",
            "xtask/src/c.rs",
        ] {
            assert_eq!(
                found_in(check_trades, &[(path, source)]),
                Vec::<String>::new(),
                "{path}"
            );
            assert_eq!(
                found_in(check_han, &[(path, source)]),
                Vec::<String>::new(),
                "{path}"
            );
        }
    }

    #[test]
    fn chinese_is_found_outside_of_its_places() {
        let source = "//! x\nconst A: &str = \"工作日\";\nconst B: char = '\u{3001}';\n";
        assert_eq!(
            found_in(check_han, &[("crates/app/src/a.rs", source)]).len(),
            2
        );
        assert_eq!(
            found_in(check_han, &[("crates/worktime/src/length.rs", source)]),
            Vec::<String>::new()
        );
    }
}
