//! A part of a whole as whole numbers, for everything that is drawn in proportion.

/// A part of a whole in ten-thousandths, from nothing to the whole; no floats reach a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Share(u16);

impl Share {
    /// Nothing of it.
    pub(crate) const NONE: Share = Share(0);
    /// All of it.
    pub(crate) const WHOLE: Share = Share(10_000);

    /// `part` out of `whole`, held between nothing and the whole. A whole of zero or less has no parts.
    pub(crate) fn of(part: i64, whole: i64) -> Share {
        if whole <= 0 || part <= 0 {
            return Share::NONE;
        }
        if part >= whole {
            return Share::WHOLE;
        }
        let scaled = i128::from(part) * 10_000 / i128::from(whole);
        u16::try_from(scaled).map_or(Share::WHOLE, Share)
    }

    /// As ten-thousandths.
    pub(crate) fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// What is missing to the whole.
    pub(crate) fn rest(self) -> Share {
        Share(10_000_u16.saturating_sub(self.0))
    }

    /// As a length in SVG: `14.80%`.
    pub(crate) fn percent(self) -> String {
        format!("{}%", self.hundred())
    }

    /// As a number of a hundred: `14.80`.
    pub(crate) fn hundred(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }

    /// How far along `length` pixels it lies.
    pub(crate) fn of_length(self, length: u32) -> u32 {
        length * u32::from(self.0) / 10_000
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn stays_between_nothing_and_the_whole() {
        assert_eq!(Share::of(1, 3).percent(), "33.33%");
        assert_eq!(Share::of(-5, 10), Share::NONE);
        assert_eq!(Share::of(5, 0), Share::NONE);
        assert_eq!(Share::of(11, 10), Share::WHOLE);
        assert_eq!(Share::of(i64::MAX - 1, i64::MAX).hundred(), "99.99");
        assert_eq!(Share::of(1, 4).rest(), Share::of(3, 4));
    }
}
