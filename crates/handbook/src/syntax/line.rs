//! The small lines inside rules: `id label`, `id label: type, attribute`, `id label: from -> to, clause`.

use super::place::Word;
use crate::{Label, Lang};

/// `"received 已收到 / Received"`.
#[derive(Clone, Debug)]
pub(crate) struct LabelLine {
    /// The id.
    pub(crate) id: Word,
    /// The label; the id where there is none.
    pub(crate) label: Label,
}

/// `"channel 渠道: choice of channels, required"`.
#[derive(Clone, Debug)]
pub(crate) struct FieldLine {
    /// Id and label.
    pub(crate) name: LabelLine,
    /// The type.
    pub(crate) kind: Word,
    /// The attributes.
    pub(crate) attributes: Vec<Clause>,
}

/// `"answer 回覆: received -> answered, by owner, send introduction"`.
#[derive(Clone, Debug)]
pub(crate) struct FlowLine {
    /// Id and label.
    pub(crate) name: LabelLine,
    /// From where to where.
    pub(crate) arrows: Vec<ArrowLine>,
    /// The rest.
    pub(crate) clauses: Vec<Clause>,
}

/// `open | waiting -> done`.
#[derive(Clone, Debug)]
pub(crate) struct ArrowLine {
    /// The states before; `*` is every one that isn't final.
    pub(crate) from: Vec<Word>,
    /// The state after.
    pub(crate) to: Word,
}

/// A word and what follows it: `by owner`, `required`, `hint as on the letter`.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Its first word.
    pub(crate) word: Word,
    /// The rest.
    pub(crate) rest: Word,
}

impl Clause {
    /// The whole clause, for messages.
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.word.text, self.rest.text)
            .trim_end()
            .to_owned()
    }
}

/// The attribute that goes on to the end of the line, commas and all.
const HINT: &str = "hint";

/// A label; text after ` / ` is English unless the book is.
pub(crate) fn label(text: &str, lang: Lang) -> Label {
    match text.split_once(" / ") {
        Some((own, en)) if lang != Lang::En => Label {
            own: own.trim().to_owned(),
            en: Some(en.trim().to_owned()),
        },
        _ => Label::own(text.trim()),
    }
}

/// Reads an id and its label.
pub(crate) fn label_line(line: &Word, lang: Lang) -> LabelLine {
    let text = line.text.trim();
    let (id, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let shown = if rest.trim().is_empty() { id } else { rest };
    LabelLine {
        id: line.slice(id),
        label: label(shown, lang),
    }
}

/// Reads a field; nothing if it has no type.
pub(crate) fn field_line(line: &Word, lang: Lang) -> Option<FieldLine> {
    let (name, body) = split_name(line, lang)?;
    let mut attributes = Vec::new();
    let (kind, mut rest) = split_comma(&body.text);
    while let Some(text) = rest {
        let whole = body.slice(text.trim());
        if clause(&whole).word.text == HINT {
            attributes.push(clause(&whole));
            break;
        }
        let (one, more) = split_comma(text);
        attributes.push(clause(&body.slice(one.trim())));
        rest = more;
    }
    let kind = body.slice(kind.trim());
    (!kind.text.is_empty()).then_some(FieldLine {
        name,
        kind,
        attributes,
    })
}

/// Reads a section of a report: `id label`, or `id label: required, show measure.x`.
pub(crate) fn section_line(line: &Word, lang: Lang) -> FieldLine {
    let Some((name, body)) = split_name(line, lang) else {
        let end = line.text.get(line.text.len()..).unwrap_or("");
        return FieldLine {
            name: label_line(line, lang),
            kind: line.slice(end),
            attributes: Vec::new(),
        };
    };
    let parts = body.text.split(COMMAS).map(str::trim);
    FieldLine {
        name,
        attributes: parts.map(|part| clause(&body.slice(part))).collect(),
        kind: body,
    }
}

/// Reads a paper: `id label: contract.files, where …`; a formula goes on to the end of the line.
pub(crate) fn paper_line(line: &Word, lang: Lang) -> Option<FieldLine> {
    let (name, body) = split_name(line, lang)?;
    let (of, rest) = split_comma(&body.text);
    let kind = body.slice(of.trim());
    let attributes = rest.map(|rest| clause(&body.slice(rest.trim())));
    (!kind.text.is_empty()).then(|| FieldLine {
        name,
        kind,
        attributes: attributes.into_iter().collect(),
    })
}

/// Reads a step; nothing if an arrow lacks a side or there is no arrow.
pub(crate) fn flow_line(line: &Word, lang: Lang) -> Option<FlowLine> {
    let (name, body) = split_name(line, lang)?;
    let mut arrows = Vec::new();
    let mut clauses = Vec::new();
    for part in body.text.split(COMMAS).map(str::trim) {
        let part = body.slice(part);
        if part.text.contains("->") {
            arrows.push(arrow(&part)?);
        } else {
            clauses.push(clause(&part));
        }
    }
    (!arrows.is_empty()).then_some(FlowLine {
        name,
        arrows,
        clauses,
    })
}

/// Reads `open | waiting -> done`; nothing if a side is empty.
pub(crate) fn arrow(text: &Word) -> Option<ArrowLine> {
    let (from, to) = text.text.split_once("->")?;
    let from: Vec<Word> = from
        .split('|')
        .map(|state| text.slice(state.trim()))
        .collect();
    let to = text.slice(to.trim());
    let complete = !to.text.is_empty() && from.iter().all(|state| !state.text.is_empty());
    complete.then_some(ArrowLine { from, to })
}

/// The words of `a or b`, `a and b`.
pub(crate) fn words<'a>(text: &'a Word, between: &'a str) -> impl Iterator<Item = Word> + 'a {
    text.text.split(between).map(|part| text.slice(part.trim()))
}

const COMMAS: [char; 2] = [',', '，'];

fn split_name(line: &Word, lang: Lang) -> Option<(LabelLine, Word)> {
    let (name, body) = line.text.split_once([':', '：'])?;
    Some((label_line(&line.slice(name), lang), line.slice(body)))
}

fn split_comma(text: &str) -> (&str, Option<&str>) {
    match text.split_once(COMMAS) {
        Some((one, rest)) => (one, Some(rest)),
        None => (text, None),
    }
}

fn clause(text: &Word) -> Clause {
    let (word, rest) = text
        .text
        .split_once(char::is_whitespace)
        .unwrap_or((&text.text, ""));
    // An empty rest still stands somewhere: behind its word.
    let rest = if rest.is_empty() {
        text.text.get(text.text.len()..).unwrap_or("")
    } else {
        rest.trim()
    };
    Clause {
        word: text.slice(word),
        rest: text.slice(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Place;

    fn word(text: &str) -> Word {
        Word::new(
            text,
            Place {
                file: 0,
                span: 0..text.len(),
            },
            text,
        )
    }

    #[test]
    fn english_follows_a_slash_unless_the_book_is_english() {
        let both = label("回覆 / Reply", Lang::ZhHant);
        assert_eq!(
            (both.own.as_str(), both.en.as_deref()),
            ("回覆", Some("Reply"))
        );
        assert_eq!(label("In / Out", Lang::En), Label::own("In / Out"));
        assert_eq!(
            label_line(&word("received"), Lang::En).label,
            Label::own("received")
        );
    }

    #[test]
    fn a_hint_takes_the_rest_of_the_line() {
        let line = field_line(
            &word("a 甲: choice of x, required, hint one, two"),
            Lang::ZhHant,
        )
        .unwrap();
        assert_eq!(line.kind.text, "choice of x");
        let attributes: Vec<_> = line
            .attributes
            .iter()
            .map(|c| (c.word.text.as_str(), c.rest.text.as_str()))
            .collect();
        assert_eq!(attributes, [("required", ""), ("hint", "one, two")]);
    }

    #[test]
    fn several_arrows_and_clauses() {
        let line = flow_line(
            &word("wait 等: open | new -> waiting, waiting -> waiting, by a or b, note"),
            Lang::ZhHant,
        )
        .unwrap();
        assert_eq!(line.name.label.own, "等");
        assert_eq!(line.arrows.len(), 2);
        assert_eq!(line.arrows[0].from.len(), 2);
        assert_eq!(line.clauses[0].rest.text, "a or b");
        assert_eq!(line.clauses[1].word.text, "note");
        assert!(flow_line(&word("wait 等: -> waiting"), Lang::ZhHant).is_none());
        assert!(flow_line(&word("wait 等: by a"), Lang::ZhHant).is_none());
        assert!(field_line(&word("wait 等:"), Lang::ZhHant).is_none());
    }
}
