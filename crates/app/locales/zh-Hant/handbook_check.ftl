### What can be wrong in a handbook.

## Around the findings

severity-error = 錯誤
severity-warning = 提醒
check-sound = 沒有發現問題。
check-runs = { $warnings }個提醒，手冊可以使用。
check-broken = { $errors }個錯誤、{ $warnings }個提醒，改正錯誤後才能使用。
check-where = 分布：{ $places }。
check-where-more = 分布：{ $places }，另有{ $more }處。
check-place = { $article } { $count }個
check-no-article = 第一條之前
check-numbers = 每個編號的說明見 docs/findings.md。
check-not-drawn = 另有{ $more }個沒有畫出來。請先改正上面這些，或用 --format json 看全部。
problem-here = 在這裡。
problem-here-in = 在{ $article }。
problem-related = 另見這裡。
problem-nearest = 是不是「{ $word }」？

## Text (Y01)

problem-head = 手冊開頭的「{ $key }」缺少或寫錯了。
problem-head-help = 開頭兩行「---」之間，每行寫一項，例如 lang: zh-Hant。
problem-toml = 規則區塊不是正確的TOML：{ $detail }
problem-toml-help = 每行寫「項目 = 內容」，文字加引號，括號要成對。
problem-rule-outside-article = 規則寫在第一條之前，不屬於任何條文。
problem-rule-outside-article-help = 請移到它所屬的條文下面。
problem-too-large = 檔案超過{ $limit }位元組。
problem-too-large-help = 把手冊拆成幾個檔案，列在 handbook.toml 的 files 裡。
problem-too-many-rules = 規則超過{ $limit }條。
problem-too-many-rules-help = 只差幾項的規則，用 case 併成一條。
problem-too-many-lines = 「{ $key }」超過{ $limit }行。
problem-too-many-lines-help = 請縮短，或拆成兩條規則。
problem-not-text = 這個檔案不是純文字。
problem-not-text-help = 手冊要用UTF-8的Markdown純文字。文書檔、試算表請先另存成純文字。
problem-unclosed-fence = 從這裡開始的區塊沒有結束，檔案後面全成了它的內容。
problem-unclosed-fence-help = 在它最後一行下面補一行「```」。
problem-too-deep = 清單、引文或表格一層套一層，超過{ $limit }層。
problem-too-deep-help = 請把內層移到外面來寫。
problem-mixed-scripts = 「{ $word }」繁簡混用，和手冊開頭的 lang 不一致。
problem-mixed-scripts-help = 請改成 lang 所寫的字形，或改 lang。
problem-mixed-scripts-nearest = 應寫作「{ $nearest }」。
problem-look-alike = 「{ $word }」裡有形似而不同的字母，例如把俄文的а當成英文的a。
problem-look-alike-help = 請用鍵盤重新輸入這個詞。
problem-look-alike-nearest = 它看起來像「{ $nearest }」，其實不同，請重新輸入。
problem-too-many-findings = 問題超過{ $limit }個，其餘沒有列出。
problem-too-many-findings-help = 請先改正這些，再檢查一次。
problem-unmarked-rules = 這個區塊有「{ $word }」，像是規則，卻沒有標明，裡面寫的都不算數。
problem-unmarked-rules-help = 把區塊的第一行寫成「```rule」。

## Keys (Y02)

problem-unknown-kind = 沒有「{ $word }」這種規則。
problem-unknown-kind-help = 有哪些種類，見 docs/language.md。
problem-unknown-key = { $kind }沒有「{ $word }」這一項。
problem-unknown-key-help = 請刪去；能寫哪些項目，見 docs/language.md。
problem-missing-key = 「{ $id }」：{ $kind }少了「{ $key }」。
problem-missing-key-help = 請補上「{ $key } = …」。
problem-wrong-type = 「{ $key }」要寫{ $expected }。
problem-wrong-type-help = 文字加引號 "…"，數字、true 和 false 不加；清單用 [ … ]，幾項併成一組用 { "{" } … { "}" }。
problem-bad-value = 「{ $key }」的「{ $word }」讀不懂，要寫{ $expected }。
problem-bad-id = 「{ $word }」不能當代號。
problem-bad-id-help = 代號只用小寫英文字母、數字和底線，以字母開頭，例如 first_reply，也不能用 owner、message 這類保留的詞；中文請寫在 name。
problem-duplicate = { $kind }「{ $id }」寫了兩次。
problem-duplicate-help = 請刪去一個，或換個代號。
problem-duplicate-related = 第一次寫在這裡。
problem-either-or = 「{ $key }」和「{ $other }」只能寫一項。
problem-either-or-help = 請刪去其中一項。
problem-either-or-related = 「{ $other }」在這裡。
problem-out-of-bounds = 「{ $word }」超出範圍：{ $least }到{ $most }。
problem-out-of-bounds-help = 請改這個值，或改範圍。
problem-looks-like-formula = 「{ $word }」像是公式，卻會當成文字照寫。
problem-looks-like-formula-help = 要計算的話，請在前面加「=」；本來就是文字的話，不必理會。
problem-stray-equals = 「{ $key }」本來就寫公式，前面不用「=」。
problem-stray-equals-help = 請刪去「=」。

## Names (Y03)

problem-unknown-name = 沒有叫「{ $word }」的{ $kind }。
problem-unknown-name-help = 請先寫下它，或改用已有的代號。
problem-unused = { $kind }「{ $id }」沒有任何地方用到。
problem-unused-help = 不需要就刪去；需要的話，請寫到該用它的地方。
problem-no-record-here = 這裡沒有案件，「{ $word }」無從讀起。
problem-no-record-here-help = 請改寫角色，或改用某一類案件的事件。

## Formulas (Y04)

problem-formula-unexpected = 公式讀到「{ $found }」就讀不下去了。
problem-formula-unexpected-help = 公式要像 record.state == 'open' && has(record.subject)，文字用單引號。
problem-formula-unexpected-end = 公式沒寫完。
problem-formula-unexpected-end-help = 末尾少了要比的值，或少了右括號。
problem-formula-unclosed-text = 公式裡的引號沒有關上。
problem-formula-unclosed-text-help = 請在文字後面補上「'」。
problem-formula-bad-number = 「{ $word }」不是數字。
problem-formula-bad-number-help = 數字寫成 3 或 0.85，小數最多六位，單位不寫進來；時間長度寫成 duration('2 hours')，金額寫成 money('12.50 CNY')。
problem-formula-too-deep = 公式的括號層數太多。
problem-formula-too-deep-help = 請拆成幾行寫成清單，各行都要成立。
problem-formula-unknown-path = 公式裡的「{ $word }」不存在。
problem-formula-unknown-path-help = 公式讀得到的有 record.…、client.…、param.…、actor、owner、now、today 等，見 docs/formulas.md。
problem-formula-unknown-function = 沒有「{ $word }」這個函數。
problem-formula-unknown-function-help = 有哪些函數，見 docs/formulas.md。
problem-formula-wrong-arguments = 這裡不能用「{ $function }」。
problem-formula-wrong-arguments-help = 哪些東西可以放在一起算，見 docs/formulas.md。
problem-formula-types-differ = { $left }和{ $right }不能放在一起比較或計算。
problem-formula-types-differ-help = 同類才能比：數字比數字，日期比日期。
problem-formula-wants-yes-no = 這裡要的是成立或不成立，寫的卻是{ $found }。
problem-formula-wants-yes-no-help = 請寫成一個比較，例如 record.times > 3。
problem-formula-unknown-choice = 這裡沒有「{ $word }」可選。
problem-formula-unknown-choice-help = 要寫代號，不寫名稱。
problem-formula-protected = 「{ $word }」是受保護的欄位，公式不能讀它的內容。
problem-formula-protected-help = 只能用 has(…) 問它有沒有填。
problem-formula-too-long = 公式超過{ $limit }位元組。
problem-formula-path-too-long = 「{ $word }」超過{ $limit }節。
problem-formula-argument-count = 寫法是 { $usage }，這裡的括號裡有{ $found }項。
problem-formula-wrong-argument = 「{ $function }」這個位置要寫{ $wants }，寫的卻是{ $found }。
problem-formula-unknown-name = 沒有叫「{ $word }」的{ $kind }。
problem-formula-no-element = 「it」只能寫在 all(…) 和 any(…) 裡面。
problem-formula-no-element-help = 它指清單裡正在看的那一項，例如 any(children('task'), it.state == 'open')。
problem-formula-too-long-help = 請拆成幾行寫成清單，各行都要成立；要比的值太多，就寫成一份 list。
problem-formula-path-too-long-help = 最多隔一層去讀，例如 record.parent.state。
problem-formula-argument-count-help = 方括號 [ ] 裡的可以不寫。
problem-formula-wrong-argument-help = 每個函數要寫什麼，見 docs/formulas.md。帶引號的，要直接寫成文字。
problem-formula-unknown-name-help = 請寫手冊裡已有的代號。

## Steps (Y05)

problem-unreachable-state = { $record }的狀態「{ $state }」沒有任何步驟走得到。
problem-unreachable-state-help = 請加一個通往它的步驟，或把它從 states 刪去。
problem-stuck-state = { $record }到了狀態「{ $state }」就走不下去，它又不是結束狀態。
problem-stuck-state-help = 請加一個離開它的步驟，或把它列進 final。
problem-dead-end = { $record }走到狀態「{ $state }」以後，再也到不了結束狀態。走法：{ $path }。卡在：{ $because }。
problem-dead-end-help = 請放寬其中一項限制，或加一個走得出去的步驟。
problem-dead-end-related = 卡在這裡。
problem-idle-step = { $record }的步驟「{ $step }」永遠沒有人能做。卡在：{ $because }。
problem-idle-step-help = 請讓有人能做它，不需要就刪去。
problem-idle-step-related = 卡在這裡。
problem-all-excluded = 能做步驟「{ $step }」的人，全被 not_by 排除了：{ $who }。
problem-all-excluded-help = 請在 by 加一個角色，或讓 not_by 少排除一些人。
problem-may-exclude-all = 有些案件會沒有人能做步驟「{ $step }」，因為 not_by 排除了{ $who }。
problem-may-exclude-all-help = 請在 by 再加一個角色，例如上一級主管。
problem-gated-state = 有步驟通往{ $record }的狀態「{ $state }」，卻都過不去。卡在：{ $because }。
problem-gated-state-help = 看看關卡要的事，是不是要到更後面才會發生。
problem-gated-state-related = 卡在這裡。

## Promises and duties (Y06)

problem-never-opened = 沒有任何事會讓「{ $promise }」開始。
problem-never-opened-help = 請看 on、where 和 for_each：要寫會發生的事件、會出現的案件。
problem-never-kept = 沒有任何事能兌現「{ $promise }」。
problem-never-kept-help = kept_by 要寫開始以後還會發生的步驟、表單或訊息。
problem-never-kept-related = 卡在這裡。
problem-held-without-clock = 「{ $promise }」只有步驟「{ $step }」能兌現，那一步要等{ $by }，{ $by }卻沒有時限。
problem-held-without-clock-help = 請為{ $by }也訂一項承諾，或用 pause_in 在等候時停錶。
problem-held-without-clock-related = 要等的那一步在這裡。
problem-alert-to-owner = 「{ $promise }」到期時或到期後的提醒，只告訴負責人自己。
problem-alert-to-owner-help = 負責人自己已經知道，這時請告訴上一級的人。
problem-alert-too-early = 「{ $promise }」的提醒會早在承諾開始之前。
problem-alert-too-early-help = 提前的時間要比 within 短，或寫成「50%」。
problem-names-no-day = 「{ $word }」沒有指定可能遇上休息日的日子，on_day_off 不起作用。
problem-names-no-day-help = 請刪去 on_day_off，或指定日子，例如「每月31日」。
problem-no-last-resort = 「{ $rule }」的 case 最後一項還有 where，有些情況會沒有期限。
problem-no-last-resort-help = 最後一項不要寫 where。
problem-nobody-owes = 「{ $promise }」由{ $role }負責，可是在它的範圍裡沒有人能擔任這個角色。
problem-nobody-owes-help = 請換一個範圍相合的角色，或改這個角色的 scope。
problem-nobody-owes-related = 角色寫在這裡。
problem-sleeping-alert = 「{ $promise }」限{ $within }，夜裡照計，提醒卻要等到早上。
problem-sleeping-alert-help = 請在提醒加 urgent = true，或改用工作時間計算。
problem-own-flag = 「{ $promise }」的負責人自己就能讓它不算數：在步驟「{ $step }」填「{ $field }」就行。
problem-own-flag-help = 請讓別人做這一步（not_by），或要求寫明理由（note）。
problem-own-flag-related = 這一步在這裡。

## Calendars (Y07)

problem-no-working-time = 日曆「{ $calendar }」沒有任何工作時間。
problem-no-working-time-help = 請在 week 寫上時段，或看看 days 是不是關了太多天。
problem-key-from-base = 有「{ $base }」就不能寫「{ $key }」。
problem-key-from-base-help = 以別的日曆為底的日曆，時區、工時和假日都照底下的日曆，自己只能有 name、days 和 counting。
problem-calendar-ring = 日曆「{ $calendar }」繞了一圈，又以自己為底。
problem-calendar-ring-help = 這一圈日曆裡，要有一份自己寫 week。
problem-calendar-ring-related = 這一份也在圈裡。
problem-too-many-layers = 日曆「{ $calendar }」底下疊了超過{ $limit }層。
problem-too-many-layers-help = 請直接以更底下的日曆為底。
problem-overlap = 「{ $word }」和寫在前面的時段重疊。
problem-overlap-help = 重疊的時段請合寫成一段。
problem-overlap-related = 前面的時段在這裡。
problem-no-such-date = 沒有「{ $word }」這一天。
problem-no-such-date-help = 請對照月曆：小月沒有31日，平年的2月沒有29日。
problem-edition-order = { $from }起的工時不能接在{ $earlier }起的工時後面。
problem-edition-order-help = 各期工時按日期先後寫，同一日期只寫一次。
problem-edition-order-related = 前一期在這裡。
problem-too-many-dates = days 訂了超過{ $limit }個日期。
problem-too-many-dates-help = 每週固定的休息請寫進 week，法定假日請寫進 holidays。

## Effects and approvals (Y08)

problem-effect-ring = 「{ $rule }」觸發的事又會觸發它自己，沒完沒了。
problem-effect-ring-help = 請在其中一個後續動作加 if，讓它停得下來。
problem-effect-ring-related = 這一條也在圈裡。
problem-approves-own = 審批「{ $approval }」由{ $who }提出，又由{ $who }同意。
problem-approves-own-help = 請在 by 改寫別人。
problem-approves-own-related = 在這裡提出。
problem-approval-nobody = 審批「{ $approval }」要等{ $role }，可是沒有人能擔任這個角色。
problem-approval-nobody-help = 請換一個角色，或看看它的 scope 和 count。
problem-approval-nobody-related = 角色寫在這裡。
problem-approval-ring = 幾項審批互相等候，繞成一圈：{ $approvals }。
problem-approval-ring-help = 請讓其中一項不必等另一項。
problem-approval-ring-related = 這一項也在圈裡。

## Access (Y09)

problem-open-sensitive = 敏感欄位「{ $field }」全公司的人都能讀，權限出自「{ $access }」。
problem-open-sensitive-help = 請只把 read 給需要的角色。
problem-open-sensitive-related = 權限寫在這裡。
problem-acts-unread = { $role }要處理{ $record }，卻不能讀它。
problem-acts-unread-help = 請用 [access] 給這個角色 read。
problem-acts-unread-related = 要做的事寫在這裡。

## Coverage (Y10)

problem-article-without-rule = { $label }沒有規則，也沒有標成原則。
problem-article-without-rule-help = 寫不成規則的條文，用 [principle] 說明為什麼。
problem-figure-without-rule = 條文寫了「{ $word }」，這一條的規則裡卻沒有。
problem-figure-without-rule-help = 請為它寫一條承諾或定期任務；只作宣示的，用 [principle] 說明。
problem-figure-differs = 條文寫「{ $word }」，規則「{ $rule }」寫的是 { $key } = { $value }。
problem-figure-differs-help = 客戶讀的是條文，計時照的是規則，請改成一致。
problem-figure-differs-related = 另一處在這裡。
problem-undeclared-form = 條文提到表單「{ $word }」，卻沒有這張表單的規則。
problem-undeclared-form-help = 請用 [form] 寫下這張表單，或改用已有的。
problem-undeclared-form-nearest = 相近的有「{ $nearest }」；要用新的，請用 [form] 寫下來。
problem-prohibition-without-rule = 條文說「{ $word }」，這一條卻沒有關卡、權限或原則來管。
problem-prohibition-without-rule-help = 請用 [gate] 擋住這件事；只能靠人遵守的，用 [principle] 說明。
problem-role-without-rule = 條文要「{ $word }」做事，這一條的規則裡卻沒有角色{ $role }。
problem-role-without-rule-help = 請在相關規則的 by 寫上這個角色，或為它另寫一條規則。

## Composition (Y11)

problem-disagree = 同一件事，「{ $rule }」寫{ $one }，「{ $other }」寫{ $two }。
problem-disagree-help = 請定下以哪個時限為準，兩處寫成一樣；收入的規則，用同名並寫 replaces = true 的規則來替換。
problem-disagree-related = 另一條規則在這裡。
problem-idle-override = 「{ $rule }」取代了引入的規則，內容卻一樣。
problem-idle-override-help = 可以刪去。
problem-idle-override-related = 引入的規則在這裡。
problem-replaces-nothing = 「{ $rule }」寫了 replaces = true，引入的手冊裡卻沒有這條規則。
problem-replaces-nothing-help = 請刪去 replaces，或寫對要取代的那一條的代號。
problem-silent-override = 引入的手冊裡已經有「{ $rule }」。
problem-silent-override-help = 以這一條為準的話，請寫上 replaces = true，否則換個代號。
problem-silent-override-related = 引入的規則在這裡。
problem-param-unset = 參數「{ $param }」（{ $name }）還沒有值，手冊還不能發布。
problem-param-unset-help = 請把公司自己的值寫進 value，或寫進 handbook.toml 的 [params]。執行 yinuo handbook ask 可列出所有未填的。
problem-include-ring = 手冊「{ $book }」繞了一圈，又引入自己：{ $path }。
problem-include-ring-help = 請刪去其中一個 include。
problem-include-ring-related = 在這裡引入。
problem-bad-include = 「{ $word }」不存在，或在資料夾之外。
problem-bad-include-help = 請寫資料夾裡的檔案、資料夾裡含有 handbook.toml 的資料夾，或程式內附的部分，例如 parts/visit。
problem-too-many-includes = 引入的手冊超過{ $limit }份。
problem-too-many-includes-help = 請把其中幾份合成一份。

## What a key takes

expected-text = 加引號的文字，例如 "回覆"
expected-text-or-list = 文字，或文字的清單，例如 [ "owner", "agent" ]
expected-table = 一組 { "{" } … { "}" }，例如 { "{" } at = "due", tell = "owner" { "}" }
expected-list = 清單，例如 [ "open", "closed" ]
expected-number = 數字，例如 3
expected-yes-no = 「true」或「false」，不加引號
expected-length = 一段時間，例如「3個工作日」
expected-recurrence = 多久一次，例如「每季度」「每週一」「每月31日」「每月最後一個星期五」「每季度第5個工作日」「自2026-01-05起每2週」「每年中秋節」
expected-day-in-period = 每個這樣的週期都有的日子，例如「每月第4個星期五」或「每月最後一個星期五」；31日在小月就是月底那天
expected-step = 1 到 1000 的間隔，例如「自2026-01-05起每2週」
expected-step-start = 從哪一天起算，例如「自2026-01-05起每2週」
expected-single-day = 只有一天，例如「每年3月15日」；每一天各寫一條規則
expected-once = 多久一次，每次只算一次，例如「每週一」
expected-which-days = 「每個工作日」，或是星期幾，例如「每週一」
expected-yearly-day = 一年中的一天，例如 03-15、「農曆八月十五」或「中秋節」
expected-ordinary-month = 平月裡的一天，例如「農曆八月十五」，因為閏月不是每年都有
expected-which-calendar = 分得清曆法的一天：「8月15日」或「農曆八月十五」
expected-date = 日期，例如 2026-01-01
expected-zone = 時區，例如 Asia/Shanghai
expected-spans = 時段，例如「09:00-12:00」
expected-span = 一個時段，例如「00:00-12:00」
expected-week = 一週的時段，例如「mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00」
expected-two-calendars = 兩個日曆的代號，例如 [ "office", "client_site" ]
expected-actor = 角色或人，例如 owner
expected-event = 事件，例如 order.opened
expected-field = 欄位，例如「{ "subject 事由: text, required" }」
expected-flow = 步驟，例如「{ "accept 受理: received -> accepted, by agent" }」
expected-label-line = 代號加名稱，例如「received 已收到」
expected-alert-time = 提醒的時間，例如「1 hour before due」
expected-effect = 後續動作 send、tell、do 等，例如 { "{" } do = "order.archive" { "}" }
expected-one-of = 其中之一：{ $choices }
expected-number-pattern = 編號格式，例如「WX{ "{" }yyyy{ "}" }{ "{" }0000{ "}" }」
expected-region = 假日地區，其中之一：{ $choices }
expected-placeholder = 能代入的欄位，例如「{ "{" }{ "{" }record.number{ "}" }{ "}" }」
expected-formula = 公式，例如 record.state == 'open'
expected-weekday = 星期，例如 mon 或 mon-fri
expected-rule = 一條規則的全名，例如 promise.first_reply
expected-percent = 百分比，例如「95%」
expected-counted = 幾個，例如「1」「2..」「1..3」
expected-kinds = 一類或幾類案件的代號，例如 [ "order", "visit" ]
expected-how = 怎麼算同意：in_turn、all_together、any 或「2 of」
expected-window = 週期裡的一段，例如「first 5 days」或「last 3 days」
expected-money = 金額，例如「300.00 CNY」
expected-section = 報告的一節，例如「{ "causes 原因: text, required" }」
expected-paper = 應備的文件，例如「{ "contract 合同: contract.files" }」
expected-line-field = 明細的一欄，例如「{ "service 項目: text, required" }」
expected-scope = 角色的範圍：company、department、client、place 或「record project」
expected-act = 一個動作，例如 order.accept 或 order.opened
expected-bound = 一個數字，或同一處的另一個欄位
expected-state = 帶案件類型的狀態，例如 order.delivered
expected-require-line = 公式，或 { "{" } that = "…", else = "…" { "}" }

## Kinds of rule, and what stands inside rules

kind-calendar = 日曆
kind-param = 參數
kind-list = 清單
kind-default = 預設
kind-department = 部門
kind-role = 角色
kind-channel = 渠道
kind-record = 案件類型
kind-has = 功能
kind-question = 題目
kind-source = 出處
kind-step = 步驟
kind-form = 表單
kind-promise = 承諾
kind-duty = 定期任務
kind-approval = 審批
kind-gate = 關卡
kind-when = 自動規則
kind-access = 權限
kind-survey = 問卷
kind-template = 範本
kind-report = 報告
kind-measure = 指標
kind-course = 課程
kind-price = 價格
kind-keep = 保存規則
kind-principle = 原則
kind-head = 手冊開頭
kind-kind = 規則種類
kind-book = 手冊
kind-rule = 規則
kind-event = 事件
kind-state = 狀態
kind-field = 欄位
kind-field_type = 欄位類型
kind-due_field = 日期欄位
kind-clock_from_field = 時刻欄位
kind-row = 清單項目
kind-flow = 流程行
kind-arrow = 流程箭頭
kind-label = 名稱
kind-alert = 提醒
kind-then = 後續動作
kind-case = 分支
kind-days = 指定日期
kind-editions = 各期工時
kind-weekday = 星期
kind-value = 取值
kind-split = 分組
kind-section = 報告章節
kind-paper = 應備文件
kind-line = 明細
kind-stage = 階段
kind-extend = 延長
kind-require = 要求

## Types of values in formulas

type-yes_no = 是或否
type-number = 數字
type-text = 文字
type-choice = 選項
type-date = 日期
type-instant = 時刻
type-duration = 時間長度
type-decimal = 小數
type-money = 金額
type-money-in = { $of }金額
type-client = 客戶
type-person = 人員
type-any = 任何值
type-ref = 案件「{ $of }」
type-list = { $of }的清單
