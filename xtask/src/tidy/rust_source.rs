//! Reads Rust just well enough to tell code, comments, literals and tests apart.
//!
//! A real lexer would know more, but only this is asked: is a letter part of the program, of a
//! comment, or of a text in quotes; and does its line belong to the tests at the end of the file.

use super::tree::File;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Code,
    Comment,
    /// Text or a character, with its quotes.
    Literal,
}

#[derive(Debug)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: usize,
    /// Inside an item under `#[cfg(test)]`, or in a file of tests.
    pub(super) in_test: bool,
    letters: Vec<(char, Part)>,
}

impl Line {
    /// The line with everything but these parts blanked, so that columns stay.
    pub(super) fn only(&self, parts: &[Part]) -> String {
        self.letters
            .iter()
            .map(|(letter, part)| if parts.contains(part) { *letter } else { ' ' })
            .collect()
    }
}

/// The lines of a Rust file.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut letters = Vec::new();
    for (letter, part) in classified(&file.text) {
        if letter == '\n' {
            lines.push(Line {
                number: lines.len() + 1,
                in_test: false,
                letters: std::mem::take(&mut letters),
            });
        } else {
            letters.push((letter, part));
        }
    }
    if !letters.is_empty() {
        lines.push(Line {
            number: lines.len() + 1,
            in_test: false,
            letters,
        });
    }
    if is_file_of_tests(&file.path) {
        lines.iter_mut().for_each(|line| line.in_test = true);
    } else {
        mark_tests(&mut lines);
    }
    lines
}

fn is_file_of_tests(path: &str) -> bool {
    path.ends_with("/tests.rs")
        || path.contains("/tests/")
        || path.contains("/benches/")
        || path.ends_with("_tests.rs")
}

/// From `#[cfg(test)]` to the end of its item: a line that ends in `;` at once, else the brace at
/// the same depth as the attribute. `cargo fmt` guarantees that this brace stands alone.
fn mark_tests(lines: &mut [Line]) {
    let mut open: Option<(usize, bool)> = None;
    for line in lines {
        let code = line.only(&[Part::Code]);
        let code = code.trim_end();
        let depth = code.len() - code.trim_start().len();
        let code = code.trim_start();
        match open {
            None if code == "#[cfg(test)]" => {
                line.in_test = true;
                open = Some((depth, false));
            }
            None => {}
            Some((at, begun)) => {
                line.in_test = true;
                let is_attribute = code.is_empty() || code.starts_with("#[");
                let ends = if begun || is_attribute {
                    begun && code == "}" && depth == at
                } else {
                    code.ends_with(';') || code.ends_with('}')
                };
                open = if ends {
                    None
                } else {
                    Some((at, begun || !is_attribute))
                };
            }
        }
    }
}

fn classified(source: &str) -> Vec<(char, Part)> {
    let letters: Vec<char> = source.chars().collect();
    let mut result: Vec<(char, Part)> = Vec::with_capacity(letters.len());
    while let Some(rest) = letters.get(result.len()..).filter(|rest| !rest.is_empty()) {
        let (length, part) = piece(rest, result.last().map(|(letter, _)| *letter));
        result.extend(
            rest.iter()
                .take(length.max(1))
                .map(|letter| (*letter, part)),
        );
    }
    result
}

/// How many letters belong together at the start of `rest`, and what they are.
fn piece(rest: &[char], before: Option<char>) -> (usize, Part) {
    match rest {
        ['/', '/', ..] => (
            rest.iter()
                .position(|letter| *letter == '\n')
                .unwrap_or(rest.len()),
            Part::Comment,
        ),
        ['/', '*', ..] => (block_comment(rest), Part::Comment),
        ['r', '"' | '#', ..] if !before.is_some_and(is_word_but_prefix) => match raw_text(rest) {
            Some(length) => (length, Part::Literal),
            None => (1, Part::Code),
        },
        ['"', ..] => (quoted(rest, 1, '"'), Part::Literal),
        ['\'', '\\', ..] => (quoted(rest, 1, '\''), Part::Literal),
        ['\'', _, '\'', ..] => (3, Part::Literal),
        _ => (1, Part::Code),
    }
}

/// A letter before `r"` that makes it part of a longer word; `br"` and `cr"` are raw texts too.
fn is_word_but_prefix(letter: char) -> bool {
    (letter.is_alphanumeric() || letter == '_') && !matches!(letter, 'b' | 'c')
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(pair) = rest.get(at..at + 2) {
        match pair {
            ['/', '*'] => {
                depth += 1;
                at += 2;
            }
            ['*', '/'] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw_text(rest: &[char]) -> Option<usize> {
    let hashes = rest
        .iter()
        .skip(1)
        .take_while(|letter| **letter == '#')
        .count();
    if rest.get(1 + hashes) != Some(&'"') {
        return None; // `r#type`, a raw identifier
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let body = rest.get(hashes + 2..)?;
    let length = body
        .windows(end.len())
        .position(|window| window == end.as_slice());
    Some(length.map_or(rest.len(), |length| hashes + 2 + length + end.len()))
}

fn quoted(rest: &[char], from: usize, quote: char) -> usize {
    let mut at = from;
    while let Some(letter) = rest.get(at) {
        match letter {
            '\\' => at += 2,
            letter if *letter == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Line> {
        lines(&File {
            path: "crates/store/src/log.rs".into(),
            text: text.into(),
        })
    }

    fn only(text: &str, part: Part) -> String {
        read(text)
            .iter()
            .map(|line| line.only(&[part]))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn parts_are_told_apart() {
        let source = r####"let a = "x // y \" z"; // note "q"
let b = r#"in "side" // "#; let c = '"'; let d: &'static str = b"e"; /* f /* g */ h */ i
let r#type = br"\"; j('\'', '\u{41}');"####;
        assert_eq!(
            only(source, Part::Code)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            "let a = ; let b = ; let c = ; let d: &'static str = b ; i let r#type = b ; j( , );"
        );
        assert_eq!(
            only(source, Part::Comment)
                .split_whitespace()
                .collect::<String>(),
            r#"//note"q"/*f/*g*/h*/"#
        );
        assert!(only(source, Part::Literal).contains(r#""in "side" // "#));
    }

    #[test]
    fn what_never_ends_reaches_the_end() {
        for source in ["\"open", "/* open", "r#\"open", "'\\", "// open"] {
            assert_eq!(read(source).len(), 1, "{source}");
        }
        assert_eq!(read("").len(), 0);
    }

    #[test]
    fn tests_are_told_apart() {
        let source = "fn a() {}\n#[cfg(test)]\nuse b::c;\nfn d() {}\n#[cfg(test)]\n#[expect(\n    x,\n)]\nmod tests {\n    fn e() {\n    }\n}\nfn f() {}\n";
        let in_test: Vec<usize> = read(source)
            .iter()
            .filter(|line| line.in_test)
            .map(|line| line.number)
            .collect();
        assert_eq!(in_test, [2, 3, 5, 6, 7, 8, 9, 10, 11, 12]);
    }

    #[test]
    fn a_module_in_another_file_ends_at_once() {
        let source = "#[cfg(test)]\nmod tests;\nfn f() {}\n";
        assert_eq!(
            read(source)
                .iter()
                .map(|line| line.in_test)
                .collect::<Vec<_>>(),
            [true, true, false]
        );
    }
}
