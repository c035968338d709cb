//! What is drawn of a file: the lines that a finding touches, each cut to what a terminal shows.

use std::collections::BTreeMap;
use std::ops::Range;

/// Columns of a line that are drawn at most: prose has a paragraph a line.
const COLUMNS_MAX: usize = 100;

/// Stands where a line is cut.
const CUT: char = '…';

/// Columns of a tab at most.
const TAB_COLUMNS: usize = 4;

/// A text with the lines of a file, of which only those that are touched hold something.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text. Each of its lines has the number that it has in the file.
    pub(super) text: String,
    /// Characters of the text that stand for the places, in their order; none is empty.
    pub(super) marks: Vec<Range<usize>>,
}

/// What of a place can be marked: a part of one line.
struct Spot<'a> {
    /// Number of the line, from 0.
    number: usize,
    /// The whole line.
    line: &'a str,
    /// Characters of the line.
    letters: Range<usize>,
}

/// A line with the places in it.
struct Touched<'a> {
    line: &'a str,
    /// Position among the places, and characters of the line.
    places: Vec<(usize, Range<usize>)>,
}

impl Excerpt {
    /// An excerpt that shows these bytes of a text. A place of several lines is marked in the first that isn't blank.
    pub(super) fn new(text: &str, places: &[Range<usize>]) -> Self {
        let mut lines: BTreeMap<usize, Touched<'_>> = BTreeMap::new();
        for (index, place) in places.iter().enumerate() {
            let spot = spot(text, place);
            let touched = lines.entry(spot.number).or_insert_with(|| Touched {
                line: spot.line,
                places: Vec::new(),
            });
            touched.places.push((index, spot.letters));
        }
        let mut excerpt = Excerpt {
            text: String::new(),
            marks: vec![0..1; places.len()],
        };
        let (mut number, mut letters) = (0, 0);
        for (of, touched) in lines {
            let gap = "\n".repeat(of - number);
            letters += gap.len();
            excerpt.text += &gap;
            number = of;
            letters += excerpt.add(&touched, letters);
        }
        excerpt
    }

    /// Adds a line after so many letters, and says how many it has.
    fn add(&mut self, touched: &Touched<'_>, before: usize) -> usize {
        let first = touched.places.iter().map(|(_, place)| place.start).min();
        let last = touched.places.iter().map(|(_, place)| place.end).max();
        let marked = first.unwrap_or_default()..last.unwrap_or_default();
        let line: Vec<char> = touched.line.chars().map(plain).collect();
        let window = window(&line, &marked);
        let cut = |is_cut: bool| is_cut.then_some(CUT);
        let seen = line.iter().take(window.end).skip(window.start).copied();
        let drawn: Vec<char> = cut(window.start > 0)
            .into_iter()
            .chain(seen)
            .chain(cut(window.end < line.len()))
            // What is missing at the end of a line is marked behind it.
            .chain((marked.end > line.len()).then_some(' '))
            .collect();
        let shift = usize::from(window.start > 0);
        for (index, place) in &touched.places {
            let within = |letter: usize| letter.saturating_sub(window.start) + shift;
            let start = within(place.start).min(drawn.len().saturating_sub(1));
            let end = within(place.end).clamp(start + 1, drawn.len().max(start + 1));
            if let Some(mark) = self.marks.get_mut(*index) {
                *mark = before + start..before + end;
            }
        }
        self.text.extend(&drawn);
        drawn.len()
    }
}

/// A character as it is drawn. One that a terminal obeys, or that hides, is drawn as one that can't be read.
pub(super) fn plain(letter: char) -> char {
    let hides = matches!(letter,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if letter != '\t' && (letter.is_control() || hides) {
        char::REPLACEMENT_CHARACTER
    } else {
        letter
    }
}

fn spot<'a>(text: &'a str, place: &Range<usize>) -> Spot<'a> {
    let mut start = text.floor_char_boundary(place.start);
    let end = text.ceil_char_boundary(place.end).max(start);
    let inside = text.get(start..end).unwrap_or_default();
    if inside.contains('\n') && !inside.trim().is_empty() {
        start += inside.len() - inside.trim_start().len();
    }
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.lines().next().unwrap_or_default();
    let line = text.get(begin..start + rest.len()).unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let from = text.get(begin..start).unwrap_or_default().chars().count();
    let length = rest.floor_char_boundary(end - start);
    let marked = rest.get(..length).unwrap_or_default().chars().count();
    Spot {
        number: before.bytes().filter(|byte| *byte == b'\n').count(),
        line,
        letters: from..from + marked.max(1),
    }
}

/// Letters of a line that are drawn: all if they fit, else those around the marked ones, of which the first count.
fn window(line: &[char], marked: &Range<usize>) -> Range<usize> {
    if line.iter().copied().map(columns).sum::<usize>() <= COLUMNS_MAX {
        return 0..line.len();
    }
    // What a letter takes, if it is there and there is room for it.
    let takes = |at: Option<usize>, room: usize| {
        let letter = line.get(at?).copied()?;
        Some(columns(letter)).filter(|taken| *taken <= room)
    };
    let mut start = marked.start.min(line.len());
    let mut end = start;
    let mut room = COLUMNS_MAX.saturating_sub(2 * columns(CUT));
    while let Some(taken) = takes(Some(end), room).filter(|_| end < marked.end) {
        (end, room) = (end + 1, room - taken);
    }
    loop {
        let (seen, before) = (start..end, start.checked_sub(1));
        if let Some((taken, at)) = takes(before, room).zip(before) {
            (start, room) = (at, room - taken);
        }
        if let Some(taken) = takes(Some(end), room) {
            (end, room) = (end + 1, room - taken);
        }
        if seen == (start..end) {
            return seen;
        }
    }
}

/// Columns that a character takes at most. Counting a narrow one twice only makes a line shorter.
fn columns(letter: char) -> usize {
    match letter {
        '\t' => TAB_COLUMNS,
        letter if letter.is_ascii() => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is marked of an excerpt.
    fn marked(excerpt: &Excerpt) -> Vec<String> {
        let letters: Vec<char> = excerpt.text.chars().collect();
        let mark = |mark: &Range<usize>| letters[mark.clone()].iter().collect();
        excerpt.marks.iter().map(mark).collect()
    }

    fn find(text: &str, word: &str) -> Range<usize> {
        let start = text.find(word).unwrap();
        start..start + word.len()
    }

    #[test]
    fn a_line_that_fits_is_whole_and_keeps_its_number() {
        let text = "標題\n\n由專員接聽，再轉主管。\n";
        let excerpt = Excerpt::new(text, &[find(text, "主管"), find(text, "專員")]);
        assert_eq!(excerpt.text, "\n\n由專員接聽，再轉主管。");
        assert_eq!(marked(&excerpt), ["主管", "專員"]);
    }

    #[test]
    fn a_paragraph_is_cut_on_both_sides() {
        let text = format!("{}二十小時內{}", "甲".repeat(300), "乙".repeat(300));
        let excerpt = Excerpt::new(&text, &[find(&text, "二十小時內")]);
        assert_eq!(marked(&excerpt), ["二十小時內"]);
        assert!(
            excerpt.text.starts_with("…甲") && excerpt.text.ends_with("乙…"),
            "{}",
            excerpt.text
        );
        assert_eq!(
            excerpt.text.chars().filter(|c| *c == '甲').count(),
            22,
            "as much before"
        );
        assert_eq!(
            excerpt.text.chars().filter(|c| *c == '乙').count(),
            21,
            "as after"
        );
    }

    #[test]
    fn a_place_of_several_lines_is_marked_in_its_first() {
        let text = "a\n\n  [role.x]\n  by = 1\n";
        let excerpt = Excerpt::new(text, &[1..text.len(), 1..3]);
        assert_eq!(marked(&excerpt), ["[role.x]", " "]);
        let line_ends = Excerpt::new("a = 1\r\nb = 2\r\n", &[0..14, 5..5]);
        assert_eq!(line_ends.text, "a = 1 ");
        assert_eq!(marked(&line_ends), ["a = 1", " "]);
    }

    #[test]
    fn a_terminal_is_given_nothing_that_it_obeys() {
        let excerpt = Excerpt::new("a\u{1b}[2J\u{202e}b\u{85}c", &[0..1, 1..2]);
        assert_eq!(excerpt.text, "a\u{fffd}[2J\u{fffd}b\u{fffd}c");
    }

    /// Whatever the places are, each is marked by something that is drawn, in a line that fits.
    #[test]
    fn every_place_is_marked() {
        let long = "字a".repeat(50);
        let texts = [
            "",
            "\n",
            "a\r\n\u{85}字\tb\n\n",
            &format!("{long}\r\n\n{long}"),
        ];
        for text in texts {
            for one in (0..text.len() + 3).step_by(1 + text.len() / 40) {
                for two in (0..text.len() + 3).step_by(1 + text.len() / 40) {
                    let excerpt = Excerpt::new(text, &[one..two, two..one, two..two]);
                    for mark in marked(&excerpt) {
                        assert!(
                            !mark.is_empty() && !mark.contains('\n'),
                            "{mark:?} of {one} and {two}"
                        );
                    }
                    for line in excerpt.text.lines() {
                        let wide: usize = line.chars().map(columns).sum();
                        // A blank for what is missing at the end may come on top.
                        assert!(wide <= COLUMNS_MAX + 1, "{wide}");
                    }
                }
            }
        }
    }
}
