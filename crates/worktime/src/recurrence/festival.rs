//! Festivals that have a name: the days that a company remembers its clients on.

use super::yearly_day::Kind;
use crate::lunar::SolarTerm;
use crate::name::Language;
use crate::text::simplified;

/// A yearly festival of the lunar calendar or of its solar terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Festival {
    /// 春節, the first day of the lunar year.
    SpringFestival,
    /// 元宵節, the fifteenth.
    Lantern,
    /// 清明節, a solar term: 4 to 6 April.
    Qingming,
    /// 端午節, the fifth day of the fifth month.
    DragonBoat,
    /// 七夕節, the seventh of the seventh.
    Qixi,
    /// 中元節, the fifteenth of the seventh.
    Ghost,
    /// 中秋節, the fifteenth of the eighth.
    MidAutumn,
    /// 重陽節, the ninth of the ninth.
    DoubleNinth,
    /// 冬至, a solar term: 21 to 23 December.
    WinterSolstice,
    /// 臘八節, the eighth of the twelfth month.
    Laba,
    /// 除夕, the last day of the lunar year.
    LunarNewYearsEve,
}

impl Festival {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 11] = [
        Self::SpringFestival,
        Self::Lantern,
        Self::Qingming,
        Self::DragonBoat,
        Self::Qixi,
        Self::Ghost,
        Self::MidAutumn,
        Self::DoubleNinth,
        Self::WinterSolstice,
        Self::Laba,
        Self::LunarNewYearsEve,
    ];

    /// The name in a language; [`YearlyDay::parse`](super::YearlyDay::parse) reads it back.
    #[must_use]
    pub fn name(self, language: Language) -> String {
        let (traditional, english) = match self {
            Self::SpringFestival => ("春節", "Spring Festival"),
            Self::Lantern => ("元宵節", "Lantern Festival"),
            Self::Qingming => ("清明節", "Qingming Festival"),
            Self::DragonBoat => ("端午節", "Dragon Boat Festival"),
            Self::Qixi => ("七夕節", "Qixi Festival"),
            Self::Ghost => ("中元節", "Ghost Festival"),
            Self::MidAutumn => ("中秋節", "Mid-Autumn Festival"),
            Self::DoubleNinth => ("重陽節", "Double Ninth Festival"),
            Self::WinterSolstice => ("冬至", "Winter Solstice"),
            Self::Laba => ("臘八節", "Laba Festival"),
            Self::LunarNewYearsEve => ("除夕", "Lunar New Year's Eve"),
        };
        match language {
            Language::TraditionalChinese => traditional.to_owned(),
            Language::SimplifiedChinese => simplified(traditional),
            Language::English => english.to_owned(),
        }
    }

    /// The day that it is.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::SpringFestival => Kind::Lunar { month: 1, day: 1 },
            Self::Lantern => Kind::Lunar { month: 1, day: 15 },
            Self::Qingming => Kind::Term(SolarTerm::Qingming),
            Self::DragonBoat => Kind::Lunar { month: 5, day: 5 },
            Self::Qixi => Kind::Lunar { month: 7, day: 7 },
            Self::Ghost => Kind::Lunar { month: 7, day: 15 },
            Self::MidAutumn => Kind::Lunar { month: 8, day: 15 },
            Self::DoubleNinth => Kind::Lunar { month: 9, day: 9 },
            Self::WinterSolstice => Kind::Term(SolarTerm::WinterSolstice),
            Self::Laba => Kind::Lunar { month: 12, day: 8 },
            // In a short month the thirtieth is the twenty-ninth: the last day either way.
            Self::LunarNewYearsEve => Kind::Lunar { month: 12, day: 30 },
        }
    }

    /// Finds a festival by a folded phrase.
    pub(super) fn named(phrase: &str) -> Option<Self> {
        Some(match phrase.replace('-', " ").as_str() {
            "spring festival" | "chinese new year" | "lunar new year" | "春节" | "农历新年" => {
                Self::SpringFestival
            }
            "lantern festival" | "lantern" | "元宵节" | "元宵" | "上元节" => Self::Lantern,
            "qingming festival"
            | "qingming"
            | "ching ming festival"
            | "ching ming"
            | "tomb sweeping festival"
            | "tomb sweeping day"
            | "清明节"
            | "清明" => Self::Qingming,
            "dragon boat festival"
            | "dragon boat"
            | "tuen ng festival"
            | "tuen ng"
            | "端午节"
            | "端午" => Self::DragonBoat,
            "qixi festival" | "qixi" | "七夕节" | "七夕" => Self::Qixi,
            "ghost festival"
            | "hungry ghost festival"
            | "zhongyuan festival"
            | "中元节"
            | "中元"
            | "盂兰节" => Self::Ghost,
            "mid autumn festival"
            | "mid autumn"
            | "midautumn festival"
            | "midautumn"
            | "moon festival"
            | "中秋节"
            | "中秋" => Self::MidAutumn,
            "double ninth festival"
            | "double ninth"
            | "chung yeung festival"
            | "chung yeung"
            | "chongyang festival"
            | "chongyang"
            | "重阳节"
            | "重阳" => Self::DoubleNinth,
            "winter solstice" | "dongzhi" | "冬至" | "冬至节" => Self::WinterSolstice,
            "laba festival" | "laba" | "腊八节" | "腊八" => Self::Laba,
            "lunar new year's eve" | "chinese new year's eve" | "除夕" | "年三十" | "大年三十" => {
                Self::LunarNewYearsEve
            }
            _ => return None,
        })
    }
}
