//! Which letters begin anything. Most letters of a book don't, and are passed over without asking
//! each rule.

use std::sync::LazyLock;

use super::{
    Vocabulary, amount, comparison, deadline, frequency, number, passed_over, prohibition, role,
};

/// A bit for each letter of the Basic Multilingual Plane, in which all of them lie.
static BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let letters = passed_over::first_letters()
        .chain(deadline::first_letters())
        .chain(comparison::first_letters())
        .chain(prohibition::first_letters())
        .chain(frequency::FIRST_LETTERS)
        .chain(amount::first_letters())
        .chain(number::letters_of_numbers())
        .chain(['《']);
    let mut bits = vec![0; 1 << 10];
    for c in letters {
        if let Some(word) = bits.get_mut(c as usize / 64) {
            *word |= 1 << (c as usize % 64);
        }
    }
    bits
});

/// Whether any rule may read something that begins with a letter.
pub(super) fn may_begin(c: char, vocabulary: &Vocabulary) -> bool {
    let word = BITS.get(c as usize / 64).copied().unwrap_or_default();
    word >> (c as usize % 64) & 1 == 1 || c.is_ascii_alphanumeric() || role::begins(vocabulary, c)
}
