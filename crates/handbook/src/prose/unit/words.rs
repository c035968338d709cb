//! The words for units, in Simplified Chinese.

use std::sync::LazyLock;

use crate::prose::lexicon::Lexicon;

use super::{Counts, TimeUnit, Unit};

/// What a word for a unit means.
pub(super) struct Entry {
    pub(super) unit: Unit,
    pub(super) counts: Counts,
    /// What makes another word of it: 三分之一, 三家庭.
    pub(super) not_before: &'static str,
}

/// The units that stand behind a number.
pub(super) static UNITS: LazyLock<Lexicon<Entry>> = LazyLock::new(|| {
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

/// What is counted with 個, apart from the units of time that need none.
pub(super) static BEHIND_COUNTER: LazyLock<Lexicon<Unit>> = LazyLock::new(|| {
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

/// What something is made of: 3個階段 tells how it is built, even in digits.
pub(super) const PARTS: &str = "人 阶段 部分 方面 层 等级 级 类 种 维度 环节 步骤 章 模块 板块 原则 因素 要素 大 小组 部门 主要 基本 重点 核心 必备 具体";

/// Units of time with their words, and what makes other words of these.
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

/// Currencies by their ISO 4217 codes.
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

/// Measure words that count things of one kind, and what makes other words of them.
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
