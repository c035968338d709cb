//! Texts that people write, folded so that capitals, full-width forms, Traditional and Simplified
//! characters, formal numerals and spaces don't matter, while every place can still be shown in the
//! original.

use std::ops::Range;

/// A folded text, without spaces around it and with single ones in it. A space beside a Chinese
/// character counts for nothing, unless a Latin letter is on its other side.
pub(crate) struct Folded<'a> {
    original: &'a str,
    text: String,
}

/// A part of a folded text.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    whole: &'a Folded<'a>,
    pub(crate) text: &'a str,
}

impl<'a> Folded<'a> {
    pub(crate) fn new(original: &'a str) -> Self {
        let mut text = String::with_capacity(original.len());
        fold_each(original, |_, c| text.push(c));
        Self { original, text }
    }

    pub(crate) fn piece(&self) -> Piece<'_> {
        Piece {
            whole: self,
            text: &self.text,
        }
    }
}

impl<'a> Piece<'a> {
    /// The bytes of the original that this part stands for. Only who is refused asks, so the places
    /// are found by folding once more instead of being kept for everybody.
    pub(crate) fn range(self) -> Range<usize> {
        let start = self.start();
        let end = start + self.text.len();
        let mut at = 0;
        let mut from = None;
        let mut to = 0;
        fold_each(self.whole.original, |place, c| {
            if at >= start && from.is_none() {
                from = Some(place.start);
            }
            if at < end {
                to = place.end;
            }
            at += c.len_utf8();
        });
        let from = from.unwrap_or(self.whole.original.len());
        from..to.max(from)
    }

    /// The part from the beginning of this one to the end of another.
    pub(crate) fn until_end_of(self, other: Self) -> Self {
        let (start, end) = (self.start(), other.start() + other.text.len());
        let text = self.whole.text.get(start..end).unwrap_or(self.text);
        Self { text, ..self }
    }

    /// The part from the beginning of this one to the beginning of another.
    pub(crate) fn until(self, other: Self) -> Self {
        let text = self.whole.text.get(self.start()..other.start());
        Self {
            text: text.unwrap_or(self.text),
            ..self
        }
        .trim()
    }

    pub(crate) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn trim(self) -> Self {
        Self {
            // Whatever space there was, folding has left blanks.
            text: self.text.trim_ascii(),
            ..self
        }
    }

    /// What follows a prefix.
    pub(crate) fn strip_prefix(self, prefix: &str) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self { text, ..self })
    }

    /// What stands before a suffix.
    pub(crate) fn strip_suffix(self, suffix: &str) -> Option<Self> {
        let text = self.text.strip_suffix(suffix)?;
        Some(Self { text, ..self })
    }

    /// What stands before and after the first place of a separator.
    pub(crate) fn split_once(self, separator: &str) -> Option<(Self, Self)> {
        let (head, tail) = self.text.split_once(separator)?;
        Some((Self { text: head, ..self }, Self { text: tail, ..self }))
    }

    /// What follows a word in Latin letters that stands at the beginning and isn't part of another.
    pub(crate) fn strip_word(self, word: &str) -> Option<Self> {
        let text = self.text.strip_prefix(word)?;
        let ends = !text.starts_with(|c: char| c.is_ascii_alphabetic());
        ends.then_some(Self { text, ..self })
    }

    /// What follows the first of these prefixes that it has.
    pub(crate) fn strip_any(self, prefixes: &[&str]) -> Option<Self> {
        prefixes.iter().find_map(|prefix| self.strip_prefix(prefix))
    }

    /// This part without the first of these prefixes that it has.
    pub(crate) fn without_prefix(self, prefixes: &[&str]) -> Self {
        self.strip_any(prefixes).unwrap_or(self).trim()
    }

    /// This part without the first of these suffixes that it has.
    pub(crate) fn without_suffix(self, suffixes: &[&str]) -> Self {
        let found = suffixes
            .iter()
            .find_map(|suffix| self.text.strip_suffix(suffix));
        Self {
            text: found.unwrap_or(self.text),
            ..self
        }
        .trim()
    }

    /// Cuts behind the last of the leading characters that are `wanted`.
    pub(crate) fn split_leading(self, wanted: impl Fn(char) -> bool) -> (Self, Self) {
        let end = self.text.find(|c| !wanted(c)).unwrap_or(self.text.len());
        let (head, tail) = self.text.split_at(end);
        (Self { text: head, ..self }, Self { text: tail, ..self })
    }

    /// The words with single spaces between; Chinese has none.
    pub(crate) fn phrase(self) -> String {
        let words = self.text.split_whitespace();
        if self.text.is_ascii() {
            words.collect::<Vec<_>>().join(" ")
        } else {
            words.collect()
        }
    }

    fn start(self) -> usize {
        self.text.as_ptr().addr() - self.whole.text.as_ptr().addr()
    }
}

/// Calls `push` with each folded character and its place in the original.
fn fold_each(original: &str, mut push: impl FnMut(Range<usize>, char)) {
    let mut last = None;
    let mut gap = None;
    for (start, c) in original.char_indices() {
        let place = start..start + c.len_utf8();
        if c.is_whitespace() {
            gap = gap.or(Some(place));
            continue;
        }
        let c = fold(c);
        if let (Some(gap), Some(last)) = (gap.take(), last)
            && divides(last, c)
        {
            push(gap, ' ');
        }
        push(place, c);
        last = Some(c);
    }
}

/// Whether a space between two characters says something.
const fn divides(before: char, after: char) -> bool {
    (before.is_ascii() && after.is_ascii())
        || before.is_ascii_alphabetic()
        || after.is_ascii_alphabetic()
}

/// A text in Traditional Chinese of which each character is known here, in Simplified.
pub(crate) fn simplified(traditional: &str) -> String {
    traditional.chars().map(fold).collect()
}

/// Only characters that lengths, periods and recurrences are written with have to be known here.
pub(crate) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        '！'..='～' => {
            let ascii = u32::from(c) - u32::from('！') + u32::from('!');
            char::from_u32(ascii).unwrap_or(c).to_ascii_lowercase()
        }
        '、' => ',',
        '−' => '-',
        '–' | '—' | '〜' => '~',
        // Numerals as contracts write them, so that no stroke can be added.
        '壹' => '一',
        '貳' | '贰' => '二',
        '參' | '叁' | '叄' => '三',
        '肆' => '四',
        '伍' => '五',
        '陸' | '陆' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '萬' => '万',
        '億' => '亿',
        '〇' | '○' => '零',
        '個' | '箇' => '个',
        '內' => '内',
        '時' => '时',
        '鐘' | '鍾' => '钟',
        '頭' => '头',
        '兩' => '两',
        '週' => '周',
        '禮' => '礼',
        '曆' => '历',
        '後' => '后',
        '結' => '结',
        '當' => '当',
        '馬' => '马',
        '營' => '营',
        '業' => '业',
        '間' => '间',
        '點' => '点',
        '於' => '于',
        '負' => '负',
        '減' => '减',
        '過' => '过',
        '遲' => '迟',
        '長' => '长',
        '須' => '须',
        '應' => '应',
        '農' => '农',
        '陰' => '阴',
        '陽' => '阳',
        '舊' => '旧',
        '臘' => '腊',
        '閏' => '闰',
        '節' => '节',
        '蘭' => '兰',
        '號' => '号',
        '從' => '从',
        '數' => '数',
        '開' => '开',
        '’' => '\'',
        '為' => '为',
        _ => c,
    }
}
