//! The parts that are shipped, and a company's book on them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use handbook::SourceText;
use handbook::article::Source;
use handbook::compose::{LIST, SHIPPED, candidates, listed, path};

use super::{folder, shown, told};

/// Gathers a book and all that it includes, as the program does.
fn library(main: &Path) -> Vec<SourceText> {
    let shipped = folder("../../handbooks");
    let place = |folder: &str| -> PathBuf {
        match folder.strip_prefix(SHIPPED) {
            Some(name) => shipped.join(name),
            None => main.join(folder),
        }
    };
    let mut sources = Vec::new();
    let mut wanted = vec![String::new()];
    let mut seen = BTreeSet::new();
    while let Some(folder) = wanted.pop() {
        if !seen.insert(folder.clone()) {
            continue;
        }
        let text = fs::read_to_string(place(&folder).join(LIST)).unwrap();
        let list = listed(&text);
        sources.push(SourceText {
            name: path(&folder, LIST),
            text,
        });
        for file in list.files {
            sources.push(SourceText {
                text: fs::read_to_string(place(&folder).join(&file)).unwrap(),
                name: path(&folder, &file),
            });
        }
        for name in list.include {
            let mut folders = candidates(&folder, &name).into_iter();
            wanted.extend(folders.find(|folder| place(folder).join(LIST).is_file()));
        }
    }
    sources
}

#[test]
fn each_part_is_a_clean_book_of_its_own() {
    let parts = folder("../../handbooks/parts");
    let mut count = 0;
    for entry in fs::read_dir(parts).unwrap() {
        let sources = library(&entry.unwrap().path());
        let (edition, problems) = handbook::read(&sources);
        assert_eq!(told(&sources, &problems), "", "{}", sources[0].text);
        assert!(edition.is_some());
        count += 1;
    }
    assert!(count >= 2);
}

#[test]
fn a_company_stands_on_parts_and_replaces_one_rule() {
    let sources = library(&folder("tests/composition/company"));
    let (edition, problems) = handbook::read(&sources);
    assert_eq!(told(&sources, &problems), "");
    let edition = edition.unwrap();
    insta::assert_snapshot!(shown(&edition));
    let titles: Vec<&str> = edition
        .book
        .included
        .iter()
        .map(|book| book.title.as_str())
        .collect();
    assert_eq!(titles, ["辦公基礎", "回訪", "整改"]);
    assert!(edition.promises.contains_key("visit_note"));
    assert!(edition.records.contains_key("rectification"));
}

/// Two books have an article 1 each: a citation leads to the right one.
#[test]
fn a_citation_leads_to_its_article() {
    let sources = library(&folder("tests/composition/company"));
    let book = handbook::read(&sources).0.unwrap().book;
    for article in 0..book.articles.len() {
        for item in [None, Some(1)] {
            let cited = book.citation(&Source { article, item });
            assert_eq!(book.position_of(&cited), Some(article), "{cited}");
        }
    }
    assert_eq!(book.position_of("《回訪》第九條"), None);
}
