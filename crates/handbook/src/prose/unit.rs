//! What a number counts: time, money, people, pieces.

use std::sync::LazyLock;

use worktime::{Length, micros};

use super::letters::Letters;
use super::lexicon::Lexicon;
use super::number::Decimal;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Time.
    Time(TimeUnit),
    /// Money, by its ISO 4217 code. 元 without a country is the yuan of the mainland.
    Money(&'static str),
    /// Things, by an English plural that many measure words share: 人, 名 and 位 are `people`.
    Things(&'static str),
    /// Nothing that is said: 評分不低於4.5.
    Bare,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say all")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    WorkingMinute,
    WorkingHour,
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    Year,
}

impl TimeUnit {
    /// So many of it as a length, if one can be that long.
    #[must_use]
    pub fn length(self, number: Decimal) -> Option<Length> {
        let clock = |size: i64| {
            let micros = i128::from(number.millionths()) * i128::from(size);
            (micros % 1_000_000 == 0).then_some(())?;
            i64::try_from(micros / 1_000_000).ok()
        };
        let count = |number: Decimal| u32::try_from(number.whole()?).ok();
        Some(match self {
            Self::Second => Length::Clock(clock(micros::SECOND)?),
            Self::Minute => Length::Clock(clock(micros::MINUTE)?),
            Self::Hour => Length::Clock(clock(micros::HOUR)?),
            Self::WorkingMinute => Length::Working(clock(micros::MINUTE)?),
            Self::WorkingHour => Length::Working(clock(micros::HOUR)?),
            Self::Day => Length::Days(count(number)?),
            Self::WorkingDay => Length::WorkingDays(count(number)?),
            Self::Week => Length::Weeks(count(number)?),
            Self::Month => Length::Months(count(number)?),
            Self::Quarter => Length::Months(count(number.times(3)?)?),
            // Half a year is six months.
            Self::Year => match count(number) {
                Some(years) => Length::Years(years),
                None => Length::Months(count(number.times(12)?)?),
            },
        })
    }

    /// How many of a smaller unit it is, if that is the same for each of it.
    pub(super) const fn in_terms_of(self, smaller: Self) -> Option<i64> {
        match (self, smaller) {
            (Self::Hour, Self::Minute)
            | (Self::Minute, Self::Second)
            | (Self::WorkingHour, Self::WorkingMinute) => Some(60),
            (Self::Year, Self::Month) => Some(12),
            _ => None,
        }
    }
}

/// A unit that stands somewhere.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) unit: Unit,
    pub(super) counts: Counts,
    pub(super) end: usize,
}

/// Whether a number of it is a figure by itself. 三個階段, 兩類 and 三級 tell how something is built,
/// and only 不少於3個 makes a figure of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Alone,
    /// Alone only in digits: 30條 is counted, 三條 is told.
    InDigits,
    Compared,
}

/// The unit at a place.
pub(super) fn at(letters: &Letters, at: usize) -> Option<Counted> {
    if let Some(behind) = letters.word(at, "个") {
        return Some(behind_counter(letters, behind));
    }
    let (entry, end) = UNITS.find(letters, at)?;
    // A month has to have 個, since 3月 is March, and 季 is a season without it.
    let is_whole = !letters.begins(end, entry.not_before);
    is_whole.then_some(Counted {
        unit: entry.unit,
        counts: entry.counts,
        end,
    })
}

/// The unit behind 個半: 一個半月, 兩個半小時.
pub(super) fn behind_half(letters: &Letters, at: usize) -> Option<Counted> {
    let found = behind_counter(letters, at);
    (found.end > at).then_some(found)
}

/// 個月, 個工作日, 個字元; 個 alone where what follows is counted only there.
fn behind_counter(letters: &Letters, behind: usize) -> Counted {
    if let Some((unit, end)) = BEHIND_COUNTER.find(letters, behind) {
        return Counted {
            unit: *unit,
            counts: Counts::Alone,
            end,
        };
    }
    if let Some((entry, end)) = UNITS.find(letters, behind)
        && matches!(entry.unit, Unit::Time(_))
        && !letters.begins(end, entry.not_before)
    {
        return Counted {
            unit: entry.unit,
            counts: entry.counts,
            end,
        };
    }
    let is_part = letters.begins(behind, PARTS);
    let counts = if is_part {
        Counts::Compared
    } else {
        Counts::InDigits
    };
    Counted {
        unit: Unit::Things("items"),
        counts,
        end: behind,
    }
}

/// What something is made of: 3個階段 tells how it is built, even in digits.
const PARTS: &str = "人 阶段 部分 方面 层 等级 级 类 种 维度 环节 步骤 章 模块 板块 原则 因素 要素 大 小组 部门 主要 基本 重点 核心 必备 具体";

struct Entry {
    unit: Unit,
    counts: Counts,
    /// What makes another word of it: 三分之一, 三家庭.
    not_before: &'static str,
}

static UNITS: LazyLock<Lexicon<Entry>> = LazyLock::new(|| {
    let times = TIMES
        .iter()
        .map(|(words, unit, not_before)| (*words, Unit::Time(*unit), Counts::Alone, *not_before));
    let money = MONEY
        .iter()
        .map(|(words, code)| (*words, Unit::Money(code), Counts::Alone, ""));
    let things = THINGS.iter().map(|(words, name, counts, not_before)| {
        (*words, Unit::Things(name), *counts, *not_before)
    });
    let all = times.chain(money).chain(things);
    Lexicon::new(all.flat_map(|(words, unit, counts, not_before)| {
        words.split(' ').map(move |word| {
            (
                word,
                Entry {
                    unit,
                    counts,
                    not_before,
                },
            )
        })
    }))
});

static BEHIND_COUNTER: LazyLock<Lexicon<Unit>> = LazyLock::new(|| {
    Lexicon::new([
        ("月", Unit::Time(TimeUnit::Month)),
        ("自然月", Unit::Time(TimeUnit::Month)),
        ("季", Unit::Time(TimeUnit::Quarter)),
        ("季度", Unit::Time(TimeUnit::Quarter)),
        ("钟", Unit::Time(TimeUnit::Hour)),
        ("字", Unit::Things("characters")),
        ("字元", Unit::Things("characters")),
        ("字符", Unit::Things("characters")),
        ("汉字", Unit::Things("characters")),
        ("学时", Unit::Things("class hours")),
        ("课时", Unit::Things("class hours")),
        ("学分", Unit::Things("credits")),
    ])
});

const TIMES: [(&str, TimeUnit, &str); 14] = [
    ("秒 秒钟", TimeUnit::Second, "杀"),
    ("分钟", TimeUnit::Minute, ""),
    ("小时 钟头", TimeUnit::Hour, "工"),
    ("工作分钟", TimeUnit::WorkingMinute, ""),
    ("工作小时 工作时 营业小时", TimeUnit::WorkingHour, "间 段"),
    ("天 自然天 日历天", TimeUnit::Day, "然 气 线 平 窗 花 数"),
    (
        "日 自然日 日历日 历日",
        TimeUnit::Day,
        "元 圆 常 期 均 志 报 程 记",
    ),
    (
        "工作日 工作天 营业日 上班日 办公日 交易日",
        TimeUnit::WorkingDay,
        "记 志 程",
    ),
    ("周 星期 礼拜", TimeUnit::Week, "岁 年 边 围 期 全 转 刊 报"),
    ("月度 整月", TimeUnit::Month, ""),
    ("季度", TimeUnit::Quarter, ""),
    (
        "年 年度 周年",
        TimeUnit::Year,
        "级 龄 代 份 初 底 末 报 会 检 审 假 薪 轻 满",
    ),
    ("整年", TimeUnit::Year, ""),
    ("整天 整日", TimeUnit::Day, ""),
];

const MONEY: [(&str, &str); 8] = [
    ("元 圆 块 块钱 元人民币 人民币", "CNY"),
    ("港元 港币 元港币", "HKD"),
    ("新台币 台币 元新台币 元台币", "TWD"),
    ("美元 美金", "USD"),
    ("欧元", "EUR"),
    ("日元 日圆", "JPY"),
    ("英镑", "GBP"),
    ("澳门元 澳门币 葡币", "MOP"),
];

const THINGS: [(&str, &str, Counts, &str); 64] = [
    (
        "人",
        "people",
        Counts::Alone,
        "民 员 力 工 事 均 机 格 生 家 份 身 心 情 才 际 性 选",
    ),
    (
        "名",
        "people",
        Counts::Alone,
        "单 称 额 录 义 字 列 册 次 片 牌 贵",
    ),
    ("位", "people", Counts::Alone, "置 数 于 移 次"),
    ("人次", "visits", Counts::Alone, ""),
    ("份", "copies", Counts::Alone, "额 量"),
    ("张", "sheets", Counts::Alone, "贴 榜 开 力 扬"),
    ("页", "pages", Counts::Alone, "面 码"),
    (
        "次 回 遍",
        "times",
        Counts::Alone,
        "日 月 年 序 要 级 品 数 工作日 周 第 复 访 覆 应 报 馈",
    ),
    (
        "分",
        "points",
        Counts::Alone,
        "之 钟 公司 店 行 局 部 类 级 组 别 批 工 享 析 段 步 支 布 发 配 期 成 包 摊 担 歧 明 清 秒 院 队 区 派 流 值 为 开 散",
    ),
    ("学时 课时", "class hours", Counts::Alone, ""),
    ("学分", "credits", Counts::Alone, ""),
    (
        "字 字元 字符",
        "characters",
        Counts::Alone,
        "体 样 号 典 母 节 段 幕 迹 面 眼",
    ),
    (
        "平方米 平米 平方公尺 ㎡",
        "square metres",
        Counts::Alone,
        "",
    ),
    ("立方米", "cubic metres", Counts::Alone, ""),
    ("米 公尺", "metres", Counts::Alone, "饭"),
    ("公里 千米", "kilometres", Counts::Alone, ""),
    ("厘米 公分", "centimetres", Counts::Alone, ""),
    ("毫米 公厘", "millimetres", Counts::Alone, ""),
    ("公斤 千克", "kilograms", Counts::Alone, ""),
    ("克", "grams", Counts::Alone, "服"),
    ("吨", "tonnes", Counts::Alone, ""),
    (
        "升 公升",
        "litres",
        Counts::Alone,
        "级 高 降 至 任 迁 学 温 值",
    ),
    ("分贝", "decibels", Counts::Alone, ""),
    ("摄氏度 ℃ 度", "degrees", Counts::Alone, "假 过 量"),
    ("千瓦", "kilowatts", Counts::Alone, ""),
    ("kb", "KB", Counts::Alone, ""),
    ("mb 兆", "MB", Counts::Alone, "p"),
    ("gb", "GB", Counts::Alone, ""),
    ("kg", "kilograms", Counts::Alone, ""),
    ("km", "kilometres", Counts::Alone, ""),
    ("cm", "centimetres", Counts::Alone, ""),
    ("mm", "millimetres", Counts::Alone, ""),
    ("ms 毫秒", "milliseconds", Counts::Alone, ""),
    ("mbps", "megabits per second", Counts::Alone, ""),
    ("dpi", "dots per inch", Counts::Alone, ""),
    ("像素", "pixels", Counts::Alone, ""),
    ("声", "rings", Counts::Alone, "音 明 称 誉 势 乐 调 效"),
    ("倍", "multiples", Counts::Alone, "增 感"),
    ("票", "votes", Counts::Alone, "据 证 务"),
    (
        "条 件",
        "items",
        Counts::InDigits,
        "款 例 约 文 理 目 码 数 件",
    ),
    (
        "起 宗",
        "cases",
        Counts::InDigits,
        "草 诉 算 始 点 伏 源 来 初 用 步 止 见 码 薪 飞 立 至 旨 教",
    ),
    ("例", "cases", Counts::InDigits, "会 外 如 行 句 子"),
    ("户", "households", Counts::InDigits, "型 籍 外 口 主 内"),
    (
        "家",
        "companies",
        Counts::InDigits,
        "庭 长 人 具 电 属 族 政 务",
    ),
    ("笔", "transactions", Counts::InDigits, "记 试 者 录 迹"),
    (
        "单",
        "orders",
        Counts::InDigits,
        "位 元 据 独 价 一 方 项 次 向 击",
    ),
    (
        "台 部",
        "units",
        Counts::InDigits,
        "账 风 词 湾 灯 阶 历 门 分 署 件 长 位 属",
    ),
    (
        "套 组",
        "sets",
        Counts::InDigits,
        "餐 用 路 织 成 建 长 合 装",
    ),
    ("辆", "vehicles", Counts::InDigits, ""),
    (
        "只 支 枚 块",
        "pieces",
        Counts::InDigits,
        "有 要 是 能 付 持 撑 援 出 柱",
    ),
    ("篇 则", "articles", Counts::InDigits, "章 幅 是"),
    ("幅", "pictures", Counts::InDigits, "度"),
    ("段", "passages", Counts::InDigits, "落 时"),
    ("场", "sessions", Counts::InDigits, "地 所 馆 景 合 内 外"),
    (
        "节",
        "lessons",
        Counts::InDigits,
        "点 目 日 约 假 省 庆 奏 能 气 水 电 制",
    ),
    ("轮", "rounds", Counts::InDigits, "流 值 岗 班 换 候"),
    ("批", "batches", Counts::InDigits, "准 评 示 复 量 发 改"),
    ("箱 盒", "boxes", Counts::InDigits, "子"),
    ("间", "rooms", Counts::InDigits, "隔 距 接 断 歇"),
    (
        "本 册",
        "volumes",
        Counts::InDigits,
        "规 制 办 公 着 人 部 年 月 周 次",
    ),
    ("项", "items", Counts::InDigits, "目 原则 要求 基本 制度"),
    ("种 类", "kinds", Counts::Compared, "别 似 型 子"),
    (
        "级 星 层 步 点",
        "levels",
        Counts::Compared,
        "别 期 面 次 骤 评 名",
    ),
    ("席 座", "seats", Counts::InDigits, "位 谈"),
];
