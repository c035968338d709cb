//! The prose of a book, and the rule blocks between it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::excerpt::Excerpt;
use super::heading::split;
use super::place::Place;
use crate::article::{Article, Block, Book, Source};
use crate::language;
use crate::problem::ProblemKind;

/// What reading the files in turn has found so far.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    /// The text.
    pub(crate) book: Book,
    /// The rule blocks in order.
    pub(crate) blocks: Vec<Excerpt>,
    /// The paragraphs, items and bullets in order, with their places.
    pub(crate) passages: Vec<Excerpt>,
    /// What is wrong with the Markdown itself.
    pub(crate) faults: Vec<(Place, ProblemKind)>,
    /// The heading of each article.
    pub(crate) headings: Vec<Place>,
    chapter: Option<String>,
    item: Option<u32>,
}

/// Reads the Markdown of a file from a byte on and adds it to what came before.
pub(crate) fn read(prose: &mut Prose, file: usize, text: &str, from: usize) {
    let mut reader = Reader {
        prose,
        file,
        whole: text,
        text: Excerpt::new(file, None),
        shape: Shape::Paragraph,
        lists: Vec::new(),
        depth: 0,
        rule: None,
        other: None,
    };
    for (event, range) in Parser::new(text.get(from..).unwrap_or_default()).into_offset_iter() {
        if reader.depth > DEPTH {
            // What is nested so deeply is no text for people; the rest of the file isn't looked at.
            let kind = ProblemKind::TooDeep { limit: DEPTH };
            let span = range.start + from..range.end + from;
            reader.prose.faults.push((Place { file, span }, kind));
            break;
        }
        reader.take(event, range.start + from..range.end + from);
    }
    reader.flush();
}

/// Deepest nesting of lists, quotes and headings.
const DEPTH: usize = 32;

/// What the text that is being collected will become.
enum Shape {
    Paragraph,
    Item(u32),
    Bullet,
}

struct Reader<'a> {
    prose: &'a mut Prose,
    file: usize,
    /// The whole file.
    whole: &'a str,
    /// What is being collected.
    text: Excerpt,
    shape: Shape,
    /// The open lists, outermost first: the next number of an ordered one.
    lists: Vec<Option<u64>>,
    /// How many lists, items and quotes are open.
    depth: usize,
    rule: Option<Excerpt>,
    /// The info string of a fenced block that isn't one of rules.
    other: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.characters(&text, at.start),
            Event::Code(text) => self.text.push(&text, at.start + 1),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: &Range<usize>) {
        if matches!(tag, Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) {
            self.depth += 1;
        }
        match tag {
            Tag::Paragraph => self.line_break(),
            Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::HtmlBlock => self.flush(),
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) => {
                self.flush();
                if is_rule(kind) {
                    self.rule = Some(Excerpt::new(self.file, self.source()));
                } else if let CodeBlockKind::Fenced(info) = kind {
                    self.other = Some(info.to_string());
                }
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.look_for_its_end(at);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        if matches!(tag, TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_)) {
            self.depth = self.depth.saturating_sub(1);
        }
        match tag {
            TagEnd::Heading(HeadingLevel::H1) => {
                self.prose.chapter = Some(self.collected().text);
            }
            TagEnd::Heading(HeadingLevel::H2) => self.start_article(at),
            TagEnd::Heading(_) => {
                let text = self.collected().text;
                self.push(Block::Heading(text));
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => match self.rule.take() {
                Some(block) => self.prose.blocks.push(block),
                None => {
                    self.look_for_rules(at);
                    self.other = None;
                    self.flush();
                }
            },
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => self.flush(),
            _ => {}
        }
    }

    fn start_item(&mut self) {
        self.flush();
        let at_margin = self.lists.len() == 1;
        self.shape = Shape::Bullet;
        if let Some(Some(next)) = self.lists.last_mut() {
            let number = u32::try_from(*next).unwrap_or(u32::MAX);
            *next = next.saturating_add(1);
            if at_margin {
                self.prose.item = Some(number);
                self.shape = Shape::Item(number);
            }
        }
    }

    fn start_article(&mut self, at: Range<usize>) {
        let heading = self.collected().text;
        let (label, title) = split(heading.trim());
        self.prose.headings.push(Place {
            file: self.file,
            span: at,
        });
        self.prose.item = None;
        self.prose.book.articles.push(Article {
            chapter: self.prose.chapter.take(),
            included: None,
            label: label.to_owned(),
            title: title.to_owned(),
            blocks: Vec::new(),
        });
    }

    fn characters(&mut self, text: &str, at: usize) {
        match &mut self.rule {
            Some(block) => block.push(text, at),
            None => self.text.push(text, at),
        }
    }

    /// Chinese lines join without a space, words of other scripts with one.
    fn line_break(&mut self) {
        let last = self.text.text.chars().next_back();
        if last.is_some_and(|last| last.is_ascii() && !last.is_whitespace()) {
            self.text.text.push(' ');
        }
    }

    /// Ends the block that is being collected.
    fn flush(&mut self) {
        let collected = self.collected();
        let text = collected.text.trim().to_owned();
        let shape = std::mem::replace(&mut self.shape, Shape::Paragraph);
        if text.is_empty() {
            // An item whose text comes in a paragraph of its own starts without any.
            self.shape = shape;
            return;
        }
        if self.other.is_none() {
            let mut passage = collected;
            passage.source = self.source();
            self.prose.passages.push(passage);
        }
        self.push(match shape {
            Shape::Paragraph => Block::Paragraph(text),
            Shape::Item(number) => Block::Item { number, text },
            Shape::Bullet => Block::Bullet(text),
        });
    }

    fn push(&mut self, block: Block) {
        match self.prose.book.articles.last_mut() {
            Some(article) => article.blocks.push(block),
            None => self.prose.book.preface.push(block),
        }
    }

    /// What was collected, with nothing left behind.
    fn collected(&mut self) -> Excerpt {
        std::mem::replace(&mut self.text, Excerpt::new(self.file, None))
    }

    /// Reports a fence that nothing closes: everything below it is taken for its text.
    fn look_for_its_end(&mut self, at: &Range<usize>) {
        let block = self.whole.get(at.clone()).unwrap_or_default();
        let mark = block.chars().next().unwrap_or('`');
        let last = block
            .trim_end()
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .trim();
        let is_mark = last.len() >= 3 && last.chars().all(|c| c == mark);
        let is_closed = is_mark && block.trim_end().contains('\n');
        if is_closed || at.end < self.whole.trim_end().len() {
            return;
        }
        let first_line = block.split('\n').next().unwrap_or_default();
        let place = Place {
            file: self.file,
            span: at.start..at.start + first_line.len(),
        };
        self.prose.faults.push((place, ProblemKind::UnclosedFence));
    }

    /// Reports a fenced block that holds tables of rules but isn't marked as one.
    fn look_for_rules(&mut self, at: Range<usize>) {
        let Some(info) = &self.other else { return };
        let is_rule = |line: &str| {
            let name = line
                .trim()
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'));
            name.and_then(|name| name.split_once('.'))
                .is_some_and(|(kind, _)| language::is_kind(kind))
        };
        let block = self.whole.get(at.clone()).unwrap_or_default();
        if !block.lines().any(is_rule) {
            return;
        }
        let first_line = block.split('\n').next().unwrap_or_default();
        let place = Place {
            file: self.file,
            span: at.start..at.start + first_line.len(),
        };
        let kind = ProblemKind::UnmarkedRules { word: info.clone() };
        self.prose.faults.push((place, kind));
    }

    fn source(&self) -> Option<Source> {
        let article = self.prose.book.articles.len().checked_sub(1)?;
        Some(Source {
            article,
            item: self.prose.item,
        })
    }
}

fn is_rule(kind: &CodeBlockKind<'_>) -> bool {
    match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next() == Some("rule"),
        CodeBlockKind::Indented => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(text: &str) -> Prose {
        let mut prose = Prose::default();
        read(&mut prose, 0, text, 0);
        prose
    }

    #[test]
    fn a_block_belongs_to_the_item_before_it() {
        let text = "# 總則\n\n前言\n\n## 第一條 甲\n\n1. 一\n2. 二\n\n```rule\na = 1\n```\n\n3. 三\n   ```rule\n   b = 2\n   c = 3\n   ```\n\n## 第二條 乙\n\n```rule\n```\n";
        let prose = prose(text);
        let items: Vec<_> = prose
            .blocks
            .iter()
            .map(|block| block.source.clone().unwrap())
            .collect();
        assert_eq!(
            items,
            [
                Source {
                    article: 0,
                    item: Some(2)
                },
                Source {
                    article: 0,
                    item: Some(3)
                },
                Source {
                    article: 1,
                    item: None
                }
            ]
        );
        assert_eq!(prose.book.articles[0].chapter.as_deref(), Some("總則"));
        assert_eq!(prose.book.articles[1].chapter, None);
        assert_eq!(prose.book.preface, [Block::Paragraph("前言".into())]);
        let indented = &prose.blocks[1];
        assert_eq!(indented.text, "b = 2\nc = 3\n");
        assert_eq!(&text[indented.in_file(6..11)], "c = 3");
    }

    #[test]
    fn loose_items_nested_bullets_and_lines_become_blocks() {
        let prose = prose("## 1 A\n\n1. first\n   line\n\n   more\n\n2. 第二\n   行\n   - deep\n");
        assert_eq!(
            prose.book.articles[0].blocks,
            [
                Block::Item {
                    number: 1,
                    text: "first line".into()
                },
                Block::Paragraph("more".into()),
                Block::Item {
                    number: 2,
                    text: "第二行".into()
                },
                Block::Bullet("deep".into()),
            ]
        );
    }
}
