//! Which books there are, which file is whose, and in which order they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{self, BookList};
use super::naming::{LIST, candidates, is_inside, path, shown};
use super::{BOOKS_MAX, Remark};
use crate::SourceText;
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::syntax::{self, Fault, Place, Table, Word};

/// One book of several.
#[derive(Debug, Default)]
pub(super) struct Volume {
    /// Its folder; empty for the company's own.
    pub(super) folder: String,
    /// Its files in order.
    pub(super) files: Vec<usize>,
    /// The positions of the books that it includes, and of those that they include.
    pub(super) below: BTreeSet<usize>,
    /// The values that its `handbook.toml` gives.
    pub(super) params: Table,
}

/// The books in the order of reading: each after those that it includes, so that the company's own is last.
///
/// Files without a `handbook.toml` among them are one book.
pub(super) fn read(
    sources: &[SourceText],
    faults: &mut Vec<Fault>,
    remarks: &mut Vec<Remark>,
) -> Vec<Volume> {
    let mut by_name = BTreeMap::new();
    for (file, source) in sources.iter().enumerate() {
        by_name.entry(source.name.as_str()).or_insert(file);
    }
    let Some(&main) = by_name.get(LIST) else {
        let files = (0..sources.len()).collect();
        return vec![Volume {
            files,
            ..Volume::default()
        }];
    };
    let mut walk = Walk {
        sources,
        by_name,
        volumes: Vec::new(),
        read: BTreeMap::new(),
        path: Vec::new(),
        broken: BTreeSet::new(),
        faults,
        remarks,
    };
    walk.book("", main, None);
    walk.volumes
}

struct Walk<'a> {
    sources: &'a [SourceText],
    /// The files by their names.
    by_name: BTreeMap<&'a str, usize>,
    /// What was read so far.
    volumes: Vec<Volume>,
    /// Position of each book that was read, by its folder; none if there is nothing in it.
    read: BTreeMap<String, Option<usize>>,
    /// The books between the company's own and the one at hand, with the words that include them.
    path: Vec<(String, Option<Place>)>,
    /// The lists that are no TOML as a whole.
    broken: BTreeSet<usize>,
    faults: &'a mut Vec<Fault>,
    remarks: &'a mut Vec<Remark>,
}

impl Walk<'_> {
    /// Reads a book after those that it includes. As deep as there may be books.
    fn book(&mut self, folder: &str, list: usize, included_at: Option<&Place>) -> Option<usize> {
        self.path.push((folder.to_owned(), included_at.cloned()));
        let mut faults = Vec::new();
        let table = syntax::read_toml(self.sources, list, &mut faults);
        if !faults.is_empty() {
            // What else is wrong in it is likely a consequence of the first thing.
            self.faults.extend(faults.drain(..).take(1));
            self.broken.insert(list);
        }
        let BookList {
            files,
            include,
            params,
        } = list::read(&table, &mut faults);
        let is_sound = faults.is_empty() && !self.broken.contains(&list);
        if !self.broken.contains(&list) {
            self.faults.append(&mut faults);
        }
        if files.is_empty() && is_sound {
            let kind = ProblemKind::MissingKey {
                kind: "book".to_owned(),
                id: path(folder, LIST),
                key: "files".to_owned(),
            };
            let place = Place {
                file: list,
                span: 0..0,
            };
            self.faults.push((place, kind));
        }
        let mut below = BTreeSet::new();
        for word in &include {
            if let Some(position) = self.include(folder, word) {
                below.insert(position);
                let deeper = self.volumes.get(position).map(|volume| &volume.below);
                below.extend(deeper.into_iter().flatten().copied());
            }
        }
        let files: Vec<usize> = files
            .iter()
            .filter_map(|word| self.file(folder, word))
            .collect();
        self.path.pop();
        if files.is_empty() {
            return None;
        }
        self.volumes.push(Volume {
            folder: folder.to_owned(),
            files,
            below,
            params,
        });
        Some(self.volumes.len() - 1)
    }

    /// The position of an included book.
    fn include(&mut self, folder: &str, word: &Word) -> Option<usize> {
        let candidates = candidates(folder, &word.text).into_iter();
        let mut found = candidates
            .filter_map(|folder| Some((*self.by_name.get(path(&folder, LIST).as_str())?, folder)));
        let Some((list, folder)) = found.next() else {
            self.refuse(folder, word, self.books());
            return None;
        };
        if let Some(position) = self.read.get(&folder) {
            return *position;
        }
        if self.path.iter().any(|(open, _)| *open == folder) {
            self.refuse_ring(&folder, word);
            return None;
        }
        if self.read.len() + self.path.len() >= BOOKS_MAX {
            let kind = ProblemKind::TooManyIncludes { limit: BOOKS_MAX };
            self.faults.push((word.place.clone(), kind));
            return None;
        }
        let position = self.book(&folder, list, Some(&word.place));
        self.read.insert(folder, position);
        position
    }

    fn refuse_ring(&mut self, folder: &str, word: &Word) {
        let ring = self.path.iter().skip_while(|(open, _)| open != folder);
        let mut names: Vec<&str> = ring.clone().map(|(open, _)| shown(open)).collect();
        names.push(shown(folder));
        let kind = ProblemKind::IncludeRing {
            book: shown(folder).to_owned(),
            path: names.join(" → "),
        };
        let first = ring.take(1).filter_map(|(_, place)| place.clone());
        self.remarks
            .push((word.place.clone(), first.collect(), kind));
    }

    fn file(&mut self, folder: &str, word: &Word) -> Option<usize> {
        let name = path(folder, &word.text);
        let file = self.by_name.get(name.as_str()).copied();
        let file = file.filter(|_| is_inside(&word.text));
        if file.is_none() {
            let inside = self.by_name.keys().filter_map(|name| {
                let rest = name.strip_prefix(folder)?;
                Some(rest.trim_start_matches('/').to_owned())
            });
            self.refuse(folder, word, inside.collect());
        }
        file
    }

    /// The folders of all books that there are.
    fn books(&self) -> Vec<String> {
        let folder = |name: &&str| Some(name.strip_suffix(LIST)?.trim_end_matches('/').to_owned());
        let names = self.by_name.keys().filter_map(folder);
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Reports a name that leads out of the folder or to nothing, with one that was likely meant: one that
    /// is written alike, or that ends in the same word.
    fn refuse(&mut self, folder: &str, word: &Word, known: Vec<String>) {
        if self.broken.contains(&word.place.file) {
            return;
        }
        let near = |name: &String| {
            let name = shown(name);
            let inside = name.strip_prefix(folder).filter(|_| !folder.is_empty());
            inside
                .map_or(name, |rest| rest.trim_start_matches('/'))
                .to_owned()
        };
        let known: Vec<String> = known.iter().map(near).filter(|name| name != LIST).collect();
        let last = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let wanted = last(&word.text);
        let names = || known.iter().map(String::as_str);
        let nearest = nearest(&word.text, names())
            .or_else(|| names().find(|name| last(name) == wanted).map(str::to_owned));
        let kind = ProblemKind::BadInclude {
            word: word.text.clone(),
            nearest,
        };
        self.faults.push((word.place.clone(), kind));
    }
}
