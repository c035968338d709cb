### Record

record-place = 位置
record-promises = 這一件上的承諾
record-promise-count = { $count }項承諾
record-show-axis = 顯示時間軸
record-now = 現在{ $time }
record-talk = 對話
record-aside = 資料與經過
record-facts = 基本資料
record-history = 經過
record-relatives = 相關案件
record-owned = 承辦{ $person }
record-to-take = { $role }待接，{ $person }負責
record-offered = 已請{ $person }接手
record-more = 其他
record-waive = 免除「{ $promise }」
record-discard = 列為無效件
relative-parent = 出自
relative-child = 由此開出

### Facts
fact-client = 客戶
fact-author = 提出
fact-opened = 登記
fact-rule = 依據
fact-edition = { $version }版
filing-title = 《{ $form }》

### Conversation
talk-all = 全部
talk-client = 與客戶
talk-internal = 內部
talk-filter = 顯示哪些
talk-opened = 登記時所述
talk-sent = 寄給客戶
talk-note = 內部備註，客戶看不到
talk-urgent = 緊急
talk-entered = 代記
talk-begun = 承諾開始計時
talk-promised = { $promise }（{ $due }前）
talk-line = { $moment }，{ $person }
talk-line-note = { $moment }，{ $person }：{ $note }
talk-by-itself = 依規則自動
history-all = 全部{ $count }筆
history-older = 更早的不在這一頁。

### Writing
write-mode = 寫給誰
write-text = 內容
write-attach = 附件
write-draft = 草稿只存在這台裝置
write-reply = 回覆客戶
write-reply-audience = 寄給客戶
write-reply-to = 寄給{ $people }
write-reply-nobody = 這個客戶還沒有聯絡人，回覆只留在頁面上。
write-reply-submit = 寄出
write-note = 內部備註
write-note-audience = 只有本公司看得到。
write-note-submit = 存備註
write-said = 記客戶所說
write-said-audience = 電話或當面說的，記在客戶名下。
write-said-submit = 記下
write-said-when = 說的時間
write-said-urgent = 客戶說很急
write-client = 回覆
write-client-audience = 承辦人會收到。
write-client-submit = 送出
write-client-urgent = 這件事很急
write-file-too-large = 檔案太大，每個最多{ $megabytes } MB。請換小一點的，再選一次。

### Steps
steps-can = 現在可以做
steps-none = 現在沒有輪到您做的。
steps-none-closed = 這一件已經了結。
steps-cannot = 現在還不能做
step-note = 原因
step-refused = 還不能「{ $step }」
step-back = 看這一件現在的樣子
step-stale = 您打開以後有了變動。現在是「{ $state }」，最近變動在{ $moment }。您填的都還在；看過後再送一次即可。
form-title = 《{ $form }》
effect = { $parts }。
effect-between = ；
effect-for-client = 代客戶記下
effect-form = 填《{ $form }》
effect-keeps = 兌現「{ $promise }」
effect-pauses = 「{ $promise }」停錶，客戶看得到
effect-sends = 寄「{ $template }」給{ $to }
act-write = 寫一筆
act-accept = 接手
act-decline = 不接
act-take = 由我接手
act-offer = 轉交他人
act-withdraw-offer = 撤回轉交
refused-title = 沒有辦成

### Hand over, discard, waive
offer-title = 轉交他人
offer-to = 交給誰
offer-note = 附言
offer-submit = 請對方接手
offer-effect = 對方接下才算交出，在那以前仍由您負責。
discarding-title = 列為無效件
discarding-reason = 原因
discarding-submit = 列為無效件
discarding-effect = 這一件就此了結，承諾作廢，編號保留。
waiver-title = 免除「{ $promise }」
waiver-reason = 原因
waiver-help = 會寫進經過，客戶的帳上也算免除，不算兌現。
waiver-submit = 免除
waiver-effect = 免除後不能復原。

### What was just done
flash-replied = 已寄出。
flash-noted = 已存備註。
flash-said = 已記下。
flash-client-wrote = 已送出，承辦人會收到。
flash-stepped = 已辦好。
flash-offered = 已請對方接手。
flash-accepted = 由您承辦了。
flash-declined = 已回覆對方。
flash-taken = 由您承辦了。
flash-discarded = 已列為無效件。
flash-waived = 已免除。
