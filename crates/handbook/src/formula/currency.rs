//! Currencies of ISO 4217 with the places of their smallest coin, and amounts as people write them.

use std::fmt;

use super::decimal::scaled;

/// A currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: &'static str,
    places: usize,
}

/// Codes by the places of the smallest coin. Those of funds and metals are left out: nobody pays with them.
const CODES: [(usize, &str); 4] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    ),
    (
        2,
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF \
         CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
         HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT \
         MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR \
         SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU \
         UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

impl Currency {
    /// The currency of a code in capital letters, such as `CNY`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let known = CODES
            .iter()
            .flat_map(|(places, codes)| codes.split(' ').map(|known| (*places, known)));
        known
            .into_iter()
            .find(|(_, known)| *known == code)
            .map(|(places, code)| Self { code, places })
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.code
    }

    /// Places of its minor unit after the point: two for `CNY`, none for `JPY`.
    #[must_use]
    pub fn places(self) -> usize {
        self.places
    }

    /// Reads `1250.50 CNY` as minor units and currency. No more places than the currency has.
    #[must_use]
    pub fn amount(text: &str) -> Option<(i64, Self)> {
        let (amount, code) = text.split_once(' ')?;
        let currency = Self::parse(code)?;
        let (digits, sign) = match amount.strip_prefix('-') {
            Some(digits) => (digits, -1),
            None => (amount, 1),
        };
        let minor = sign * i128::from(scaled(digits, currency.places)?);
        Some((i64::try_from(minor).ok()?, currency))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_with_the_places_of_their_currency() {
        let amount =
            |text| Currency::amount(text).map(|(minor, currency)| (minor, currency.code()));
        assert_eq!(amount("1250.50 CNY"), Some((125_050, "CNY")));
        assert_eq!(amount("1250.5 TWD"), Some((125_050, "TWD")));
        assert_eq!(amount("-3 HKD"), Some((-300, "HKD")));
        assert_eq!(amount("1500 JPY"), Some((1500, "JPY")));
        assert_eq!(amount("1.005 KWD"), Some((1005, "KWD")));
        for wrong in [
            "",
            "100",
            "CNY",
            "CNY 100",
            "100 cny",
            "100 XYZ",
            "1.5 JPY",
            "1.005 CNY",
            "1,000 CNY",
            "100  CNY",
            "1e3 CNY",
            "92233720368547758.08 CNY",
        ] {
            assert_eq!(amount(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_code_stands_once() {
        let mut codes: Vec<&str> = CODES
            .iter()
            .flat_map(|(_, codes)| codes.split(' '))
            .collect();
        assert!(codes.iter().all(|code| code.len() == 3));
        let many = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), many);
    }
}
