//! The prose of a book, and the rule blocks between it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::heading::split;
use super::place::Place;
use crate::article::{Article, Block, Book, Source};

/// A rule block as it was cut out of the prose.
#[derive(Clone, Debug)]
pub(crate) struct RuleBlock {
    /// The file that it stands in.
    pub(crate) file: usize,
    /// The article and item that it belongs to; none before the first article.
    pub(crate) source: Option<Source>,
    /// Its text, without the indentation that a list may put before it.
    pub(crate) text: String,
    /// Pieces of the text: offset in the text, offset in the file.
    pieces: Vec<(usize, usize)>,
}

impl RuleBlock {
    /// The bytes of the file that bytes of the text are.
    pub(crate) fn in_file(&self, span: Range<usize>) -> Range<usize> {
        let start = self.byte_in_file(span.start);
        let end = if span.end > span.start {
            self.byte_in_file(span.end - 1) + 1
        } else {
            start
        };
        start..end.max(start)
    }

    fn byte_in_file(&self, byte: usize) -> usize {
        let piece = self
            .pieces
            .iter()
            .rev()
            .find(|(in_text, _)| *in_text <= byte);
        piece.map_or(0, |(in_text, in_file)| in_file + byte - in_text)
    }
}

/// What reading the files in turn has found so far.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    /// The text.
    pub(crate) book: Book,
    /// The rule blocks in order.
    pub(crate) blocks: Vec<RuleBlock>,
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
        text: String::new(),
        shape: Shape::Paragraph,
        lists: Vec::new(),
        rule: None,
    };
    for (event, range) in Parser::new(text.get(from..).unwrap_or_default()).into_offset_iter() {
        reader.take(event, range.start + from..range.end + from);
    }
    reader.flush();
}

/// What the text that is being collected will become.
enum Shape {
    Paragraph,
    Item(u32),
    Bullet,
}

struct Reader<'a> {
    prose: &'a mut Prose,
    file: usize,
    text: String,
    shape: Shape,
    /// The open lists, outermost first: the next number of an ordered one.
    lists: Vec<Option<u64>>,
    rule: Option<RuleBlock>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.characters(&text, at.start),
            Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
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
                    self.rule = Some(RuleBlock {
                        file: self.file,
                        source: self.source(),
                        text: String::new(),
                        pieces: Vec::new(),
                    });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Heading(HeadingLevel::H1) => {
                self.prose.chapter = Some(std::mem::take(&mut self.text));
            }
            TagEnd::Heading(HeadingLevel::H2) => self.start_article(at),
            TagEnd::Heading(_) => {
                let text = std::mem::take(&mut self.text);
                self.push(Block::Heading(text));
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => match self.rule.take() {
                Some(block) => self.prose.blocks.push(block),
                None => self.flush(),
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
        let heading = std::mem::take(&mut self.text);
        let (label, title) = split(heading.trim());
        self.prose.headings.push(Place {
            file: self.file,
            span: at,
        });
        self.prose.item = None;
        self.prose.book.articles.push(Article {
            chapter: self.prose.chapter.take(),
            label: label.to_owned(),
            title: title.to_owned(),
            blocks: Vec::new(),
        });
    }

    fn characters(&mut self, text: &str, at: usize) {
        match &mut self.rule {
            Some(block) => {
                block.pieces.push((block.text.len(), at));
                block.text.push_str(text);
            }
            None => self.text.push_str(text),
        }
    }

    /// Chinese lines join without a space, words of other scripts with one.
    fn line_break(&mut self) {
        if self
            .text
            .chars()
            .next_back()
            .is_some_and(|last| last.is_ascii() && !last.is_whitespace())
        {
            self.text.push(' ');
        }
    }

    /// Ends the block that is being collected.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let shape = std::mem::replace(&mut self.shape, Shape::Paragraph);
        if text.is_empty() {
            // An item whose text comes in a paragraph of its own starts without any.
            self.shape = shape;
            return;
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
