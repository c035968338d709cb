### The frame around every page, and what it says when something can't be shown.

### Product
product-name = 一諾
product-seal = 諾

### Languages, each in itself
language-zh-Hant = 繁體中文
language-zh-Hans = 简体中文
language-en = English

### Frame
shell-skip = 跳到正文
shell-navigation = 主選單
shell-search = 找案件編號
shell-more = 更多
shell-preferences = 設定
shell-language = 語言
shell-theme = 佈景
shell-light = 淺色
shell-dark = 深色
shell-auto = 自動
shell-sign-out = 登出
shell-live = 有{ $n }項更新
shell-keys = 快捷鍵

### Ticking clocks
clock-left-hours = 還有{ $h }小時{ $m }分
clock-left-minutes = 還有{ $m }分
clock-left-seconds = 還有{ $s }秒
clock-late-hours = 逾期{ $h }小時{ $m }分
clock-late-minutes = 逾期{ $m }分

### Keys
key-rows = 上一列、下一列
key-open = 打開
key-day = 今日
key-queue = 案件
key-book = 規範實況
key-search = 搜尋
key-keys = 這份清單

### Places
nav-day = 今日
nav-queue = 案件
nav-new = 新案件
nav-ask = 提出事項
nav-handbook = 規範實況
nav-clients = 客戶
nav-people = 人員
nav-portal = 我的事項

### Faults
fault-way-home = 回首頁
fault-reference = 若需協助，請告知：第{ $number }號請求，{ $time }
fault-not-found-title = 找不到這一頁
fault-not-found = 它可能已經移走，或者您的角色看不到它。
fault-signed-out-title = 請先登入
fault-signed-out = 登入已經逾時，剛才的操作沒有寫入。登入後回到上一頁，您打的長文字還在這台裝置上，再送出一次即可。
fault-refused-title = 這件事現在不能做
fault-refused = 沒有寫入任何內容，原因如下。
fault-not-utf8-title = 讀不懂送來的文字
fault-not-utf8 = 送來的內容不是UTF-8文字，所以沒有寫入。請用瀏覽器回到上一頁再送一次。
fault-malformed-title = 讀不懂送來的內容
fault-malformed = 表單的格式不完整，所以沒有寫入。請回到上一頁再送一次。
fault-too-many-fields-title = 表單的欄位太多
fault-too-many-fields = 送來的欄位比任何一張表單都多，所以沒有寫入。
fault-too-large-title = 送來的內容太大
fault-too-large = 上限是{ $megabytes } MB，所以沒有寫入。請回到上一頁，換小一點的檔案或縮短文字後再送。
fault-foreign-title = 這張表單不是從本站送出的
fault-foreign = 為了您的安全，本站不接受其他網站送來的表單。沒有寫入任何內容；請在本站的頁面上再操作一次。
fault-too-many-title = 試得太頻繁
fault-too-many = 請稍候再試。
fault-busy-title = 現在太忙
fault-busy = 等候的操作太多，剛才的沒有寫入。請過幾秒再送一次。
fault-fault-title = 出了點問題
fault-fault = 這一次沒有完成，問題已經記錄下來。請稍後再試；若仍不行，請告訴管理員下面的編號。
input-too-large = 檔案超過{ $megabytes } MB，沒有上傳。請換小一點的檔案。
