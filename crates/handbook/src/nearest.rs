//! The known word that an unknown one was probably meant to be.

/// Longest word that is compared; longer ones are no typing mistakes of an id.
const MAX_CHARS: usize = 64;

/// Most mistakes that a suggestion may differ by, however long the word is.
const MAX_MISTAKES: usize = 3;

/// The candidate with the fewest typing mistakes to `word`, if it looks like it at all.
///
/// A mistake is a letter too many, too few, another one, or two neighbours swapped; one in three letters may be
/// wrong. Upper and lower case count as the same. Among equals the first candidate wins.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong = letters(word)?;
    let allowed = match wrong.len() {
        0 | 1 => 0,
        length => (length / 3).clamp(1, MAX_MISTAKES),
    };
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let right = letters(candidate)?;
            if wrong.len().abs_diff(right.len()) > allowed {
                return None;
            }
            let mistakes = mistakes(&wrong, &right);
            (mistakes <= allowed).then_some((mistakes, candidate))
        })
        .min_by_key(|(mistakes, _)| *mistakes)
        .map(|(_, candidate)| candidate.to_owned())
}

/// The letters of a word in lower case, unless it is too long to be a mistyped name.
fn letters(word: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = word
        .chars()
        .take(MAX_CHARS + 1)
        .flat_map(char::to_lowercase)
        .collect();
    (letters.len() <= MAX_CHARS).then_some(letters)
}

/// Damerau's distance in the form where no letter is touched twice, row by row.
fn mistakes(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut letter_before: Option<char> = None;
    for (row, &letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &other) in to.iter().enumerate() {
            let cost = |line: &[usize], at: usize, more: usize| {
                line.get(at).map_or(usize::MAX, |known| known + more)
            };
            let mut best = cost(&last, column, usize::from(letter != other))
                .min(cost(&last, column + 1, 1))
                .min(cost(&current, column, 1));
            if let Some(two_back) = column.checked_sub(1)
                && letter_before == Some(other)
                && to.get(two_back) == Some(&letter)
            {
                best = best.min(cost(&before_last, two_back, 1));
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
        letter_before = Some(letter);
    }
    last.last().copied().unwrap_or(from.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn distance(from: &str, to: &str) -> usize {
        mistakes(&letters(from).unwrap(), &letters(to).unwrap())
    }

    #[test]
    fn counts_each_kind_of_mistake_once() {
        assert_eq!(distance("promise", "promise"), 0);
        assert_eq!(distance("promse", "promise"), 1);
        assert_eq!(distance("promisse", "promise"), 1);
        assert_eq!(distance("bromise", "promise"), 1);
        assert_eq!(distance("promsie", "promise"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn suggests_only_what_looks_alike() {
        let words = ["within", "kept_by", "kept_if", "by"];
        assert_eq!(nearest("witihn", words), Some("within".to_owned()));
        assert_eq!(nearest("Within", words), Some("within".to_owned()));
        assert_eq!(nearest("kept_bu", words), Some("kept_by".to_owned()));
        assert_eq!(nearest("kept_iff", words), Some("kept_if".to_owned()));
        assert_eq!(nearest("colour", words), None);
        assert_eq!(nearest("x", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest("報修單", ["报修單"]), Some("报修單".to_owned()));
        assert_eq!(nearest(&"a".repeat(1000), [&*"a".repeat(1000)]), None);
    }

    /// The definition, without any table.
    fn slow(from: &[char], to: &[char]) -> usize {
        let (Some((last, rest)), Some((other_last, other_rest))) =
            (from.split_last(), to.split_last())
        else {
            return from.len().max(to.len());
        };
        let mut best = (slow(rest, other_rest) + usize::from(last != other_last))
            .min(slow(rest, to) + 1)
            .min(slow(from, other_rest) + 1);
        if let (Some((next, deep)), Some((other_next, other_deep))) =
            (rest.split_last(), other_rest.split_last())
            && last == other_next
            && next == other_last
        {
            best = best.min(slow(deep, other_deep) + 1);
        }
        best
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(from in "[abc]{0,5}", to in "[abc]{0,5}") {
            let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
            prop_assert_eq!(mistakes(&from, &to), slow(&from, &to));
            prop_assert_eq!(mistakes(&from, &to), mistakes(&to, &from));
        }
    }
}
