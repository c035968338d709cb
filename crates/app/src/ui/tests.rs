//! Renders every component with sample words into `target/ui-gallery`, to be looked at in a browser, and checks what no
//! eye sees: no inline style or script, no class without a rule, no icon that the sprite lacks, no half-width comma in Chinese.

mod book;
mod day;
mod forms;
mod frame;
mod places;
mod queue;
mod record;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use maud::Markup;

const CSS: &str = include_str!("../../assets/yinuo.css");
const JS: &str = include_str!("../../assets/yinuo.js");
const ICONS: &str = include_str!("../../assets/icons.svg");
const SEAL: &str = include_str!("../../assets/seal.svg");

fn pages() -> Vec<(&'static str, Markup)> {
    vec![
        ("my-day", day::page()),
        ("my-day-empty", day::empty_page()),
        ("queue", queue::page()),
        ("record", record::page()),
        ("why", record::why()),
        ("handbook", book::page()),
        ("people", places::people()),
        ("portal", places::portal()),
        ("form", forms::page()),
        ("refusal", forms::refused()),
        ("sign-in", forms::sign_in()),
        ("progress", places::progress()),
        ("error", places::error()),
        ("clocks", places::clocks()),
    ]
}

#[test]
fn gallery_is_written_for_the_eye() {
    let folder = folder();
    let assets = folder.join("assets");
    fs::create_dir_all(&assets).unwrap();
    for (name, text) in [
        ("yinuo.css", CSS),
        ("yinuo.js", JS),
        ("icons.svg", ICONS),
        ("seal.svg", SEAL),
    ] {
        fs::write(assets.join(name), text).unwrap();
    }
    for (name, page) in pages() {
        fs::write(folder.join(format!("{name}.html")), page.into_string()).unwrap();
    }
    assert!(folder.join("record.html").exists());
}

#[test]
fn assets_stay_small() {
    assert!(
        CSS.len() <= 50 * 1024,
        "the stylesheet has {} bytes",
        CSS.len()
    );
    assert!(JS.len() <= 8 * 1024, "the script has {} bytes", JS.len());
}

#[test]
fn pages_need_no_inline_style_or_script() {
    for (name, page) in pages() {
        let html = page.into_string();
        for forbidden in [
            " style=",
            "<style",
            "javascript:",
            " onclick=",
            " onsubmit=",
        ] {
            assert!(!html.contains(forbidden), "{name} holds {forbidden}");
        }
        assert_eq!(
            html.matches("<script").count(),
            html.matches("<script src=").count(),
            "{name} holds an inline script"
        );
    }
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    for (name, page) in pages() {
        let html = page.into_string();
        let ids = values(&html, " id=\"");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name} has an id twice");
        for attribute in [" for=\"", " aria-labelledby=\"", " aria-describedby=\""] {
            for reference in values(&html, attribute)
                .iter()
                .flat_map(|value| value.split(' '))
            {
                assert!(known.contains(reference), "{name}: {reference} is nowhere");
            }
        }
    }
}

#[test]
fn every_class_has_a_rule() {
    let classes: BTreeSet<String> = pages()
        .into_iter()
        .flat_map(|(_, page)| {
            let html = page.into_string();
            values(&html, " class=\"")
                .iter()
                .flat_map(|value| value.split(' '))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    // Names for the script, and names that only say what a thing is while a wider rule paints it.
    let bare = [
        "normal",
        "rest",
        "incoming",
        "edge",
        "bar",
        "chosen-files",
        "draft-note",
    ];
    let missing: Vec<&String> = classes
        .iter()
        .filter(|class| !bare.contains(&class.as_str()) && !has_rule(class))
        .collect();
    assert!(missing.is_empty(), "no rule for {missing:?}");
}

#[test]
fn the_sprite_holds_every_icon() {
    for (name, page) in pages() {
        let html = page.into_string();
        for href in values(&html, "<use href=\"") {
            let symbol = href.split('#').nth(1).unwrap();
            assert!(
                ICONS.contains(&format!("<symbol id=\"{symbol}\"")),
                "{name} shows {symbol}"
            );
        }
    }
}

#[test]
fn chinese_keeps_its_own_punctuation() {
    for (name, page) in pages() {
        let html = page.into_string();
        let letters: Vec<char> = html.chars().collect();
        for three in letters.windows(3) {
            if let [before, mark @ (',' | ';' | ':' | '(' | ')'), after] = three {
                assert!(
                    !is_han(*before) && !is_han(*after),
                    "{name}: {before}{mark}{after}"
                );
            }
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/ui-gallery")
}

fn values<'h>(html: &'h str, opening: &str) -> Vec<&'h str> {
    html.split(opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

fn has_rule(class: &str) -> bool {
    CSS.match_indices(&format!(".{class}")).any(|(at, found)| {
        let next = CSS[at + found.len()..].chars().next();
        next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-' && letter != '_')
    })
}

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}
