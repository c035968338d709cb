//! What was made from a text, kept for the next line that says the same.

use std::collections::HashMap;
use std::mem;

/// Keeps at least half as many values as it may hold: when the young half is full, it becomes the old one, and what
/// nobody asked for since the last time is dropped.
pub(super) struct Cache<V> {
    young: HashMap<Vec<u8>, V>,
    old: HashMap<Vec<u8>, V>,
    half: usize,
}

impl<V: Clone> Cache<V> {
    /// A cache of at most so many values.
    pub(super) fn new(most: usize) -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            half: (most / 2).max(1),
        }
    }

    /// The value of a key, if it is still known.
    pub(super) fn get(&mut self, key: &[u8]) -> Option<V> {
        if let Some(value) = self.young.get(key) {
            return Some(value.clone());
        }
        let (key, value) = self.old.remove_entry(key)?;
        self.insert(key, value.clone());
        Some(value)
    }

    pub(super) fn insert(&mut self, key: Vec<u8>, value: V) {
        if self.young.len() >= self.half {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_rest_goes() {
        let mut cache = Cache::new(8);
        cache.insert(b"kept".to_vec(), 0);
        for n in 0..100_u8 {
            cache.insert(vec![n], n);
            assert_eq!(cache.get(b"kept"), Some(0));
            assert!(cache.young.len() + cache.old.len() <= 8);
        }
        assert_eq!(cache.get(&[99]), Some(99));
        assert_eq!(cache.get(&[0]), None);
    }
}
