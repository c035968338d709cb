//! What the prose of a Chinese rule book says in figures: deadlines, frequencies, thresholds, shares,
//! and the forms, roles and prohibitions that it names.
//!
//! A checker compares these mentions with the rules of the same article, so the recogniser would
//! rather pass over a phrase than guess: a mention that isn't one makes a finding that is wrong.
//! Traditional and Simplified texts are read alike.
//!
//! ```
//! use handbook::prose::{MentionKind, Vocabulary, recognise};
//! use handbook::Id;
//!
//! let vocabulary = Vocabulary::new([(Id::new("agent"), "客服專員")]);
//! let text = "客服專員應在2小時內答覆，不得推託。";
//! let mentions = recognise(text, &vocabulary);
//! let said: Vec<&str> = mentions.iter().map(|mention| &text[mention.span.clone()]).collect();
//! assert_eq!(said, ["客服專員", "2小時內", "不得"]);
//! assert_eq!(mentions[0].kind, MentionKind::Role(Id::new("agent")));
//! ```

mod amount;
mod comparison;
mod deadline;
mod first_letter;
mod fold;
mod form_name;
mod frequency;
mod letters;
mod lexicon;
mod number;
mod passed_over;
mod percent;
mod prohibition;
mod role;
mod threshold;
mod unit;

use std::ops::Range;

use crate::Id;
use letters::Letters;

pub use amount::Amount;
pub use comparison::Comparison;
pub use deadline::{Deadline, Side, Within};
pub use form_name::FORM_NAME_LETTERS_MAX;
pub use frequency::{Frequency, Window};
pub use number::Decimal;
pub use percent::Percent;
pub use prohibition::Prohibition;
pub use role::{LABEL_LETTERS_MAX, Vocabulary};
pub use threshold::Threshold;
pub use unit::{TimeUnit, Unit};

/// Something that the prose says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text that say it, from the first letter to the last that decide its value.
    pub span: Range<usize>,
    /// What is said.
    pub kind: MentionKind,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// By when something is done: 3個工作日內, 次日, 提前7日, 立即.
    Deadline(Deadline),
    /// How often: 每季度至少一次, 每週一, 按月.
    Frequency(Frequency),
    /// A number that counts or measures: 不少於3人, 10萬元以上, 保存十年.
    Threshold(Threshold),
    /// A share: 不低於95%, 千分之三, 六成.
    Percent(Percent),
    /// The name of a form in its brackets, without them, as it is written: 《回訪記錄表》. Statutes,
    /// regulations and standards aren't forms.
    Form(String),
    /// A role of the vocabulary.
    Role(Id),
    /// What must not be done: 不得, 嚴禁.
    Prohibition(Prohibition),
}

/// Finds what a text says, in order and without overlaps. A line ends every phrase.
///
/// Takes time in proportion to the text, whatever stands in it.
#[must_use]
pub fn recognise(text: &str, vocabulary: &Vocabulary) -> Vec<Mention> {
    read(&Letters::new(text), text, vocabulary)
}

fn read(letters: &Letters, text: &str, vocabulary: &Vocabulary) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !first_letter::may_begin(letters.get(at), vocabulary) {
            at += 1;
            continue;
        }
        let next = match step(letters, vocabulary, text, at) {
            Step::Found(kind, letters_found) => {
                let end = letters_found.end;
                let span = letters.bytes(letters_found);
                mentions.push(Mention { span, kind });
                end
            }
            Step::PassedOver(end) => end,
        };
        // Every rule takes at least one letter; the guard keeps a mistake from hanging the reader.
        at = next.max(at + 1);
    }
    mentions
}

enum Step {
    Found(MentionKind, Range<usize>),
    /// Nothing is said up to here.
    PassedOver(usize),
}

/// Reads what begins at a letter. The order is part of the grammar: names hide what stands in them,
/// what looks like a figure and isn't one comes before the figures, and 每月兩次 before 兩次.
fn step(letters: &Letters, vocabulary: &Vocabulary, text: &str, at: usize) -> Step {
    if let Some(name) = form_name::at(letters, at) {
        return match name {
            form_name::Name::Form(inside, end) => {
                let written = text.get(letters.bytes(inside)).unwrap_or_default();
                Step::Found(MentionKind::Form(written.to_owned()), at..end)
            }
            form_name::Name::Other(end) => Step::PassedOver(end),
        };
    }
    if let Some(end) = passed_over::at(letters, at) {
        return Step::PassedOver(end);
    }
    if let Some((frequency, end)) = frequency::at(letters, at) {
        return match frequency {
            Some(frequency) => Step::Found(MentionKind::Frequency(frequency), at..end),
            None => Step::PassedOver(end),
        };
    }
    if let Some((deadline, end)) = deadline::at(letters, at) {
        return Step::Found(MentionKind::Deadline(deadline), at..end);
    }
    if let Some((percent, end)) = percent::at(letters, at) {
        return Step::Found(MentionKind::Percent(percent), at..end);
    }
    if let Some((threshold, end)) = threshold::at(letters, at) {
        return Step::Found(MentionKind::Threshold(threshold), at..end);
    }
    if let Some((prohibition, end)) = prohibition::at(letters, at) {
        return Step::Found(MentionKind::Prohibition(prohibition), at..end);
    }
    if let Some((id, end)) = role::at(letters, vocabulary, at) {
        return Step::Found(MentionKind::Role(id), at..end);
    }
    // The rest of a number is no number of its own.
    Step::PassedOver(number::end_of_run(letters, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of rule books with marks, which are letters like others here.
    const SENTENCES: &str = include_str!("../tests/prose/dev.txt");

    #[test]
    fn what_is_passed_over_by_its_first_letter_begins_nothing() {
        let vocabulary = Vocabulary::new([(Id::new("agent"), "客服專員")]);
        let letters = Letters::new(SENTENCES);
        for at in 0..letters.len() {
            let c = letters.get(at);
            if !first_letter::may_begin(c, &vocabulary) {
                let step = step(&letters, &vocabulary, SENTENCES, at);
                assert!(
                    matches!(step, Step::PassedOver(end) if end == at + 1),
                    "{c}"
                );
            }
        }
    }

    /// Pieces of which a text is made that asks most of a reader.
    const HOSTILE: [&str; 56] = [
        "每",
        "一",
        "《",
        "1",
        "1,",
        "1,111,",
        "1.",
        "1-",
        "前",
        "不",
        "不得",
        "超過",
        "超過1",
        "第",
        "第1",
        "半",
        "每1",
        "提前",
        "一萬",
        "1萬",
        "千分之",
        "1個",
        "客服專",
        "客服專員",
        "1時",
        "月1日",
        "A",
        "A ",
        "1 ",
        "*",
        " ",
        "至1",
        "1小時",
        "《一",
        "(",
        "1(",
        "1(1",
        "週一至",
        "1年",
        "每週",
        "1:",
        "3天至",
        "3至",
        "每半",
        "每半年1",
        "近1",
        "5日、",
        "月5日、",
        "達到",
        "內",
        "1天內",
        "1元",
        "hk$1",
        "五一",
        "不超過1個月內",
        "1小時1分鐘",
    ];

    /// Letters read for each letter of the text: a handful of tables and the words of some rules.
    const READS_A_LETTER_MAX: usize = 1_500;

    /// Enough that a reader whose work grows with the square would read each letter thousands of times.
    const LETTERS: usize = 8_000;

    #[test]
    fn work_grows_with_the_text() {
        let vocabulary = Vocabulary::new([(Id::new("agent"), "客服專員")]);
        for piece in HOSTILE {
            let text = piece.repeat(LETTERS / piece.chars().count());
            let letters = Letters::new(&text);
            read(&letters, &text, &vocabulary);
            let reads = letters.reads.get() / letters.len().max(1);
            assert!(
                reads <= READS_A_LETTER_MAX,
                "{piece}: {reads} reads a letter"
            );
        }
    }
}
