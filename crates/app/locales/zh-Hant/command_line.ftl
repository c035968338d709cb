### What the command line says.

### Failures
failure-system = 系統錯誤：{ $detail }
failure-file = 無法讀寫{ $path }：{ $detail }
failure-store = 資料庫錯誤：{ $detail }
failure-mail = 郵件設定有誤：{ $detail }
failure-newer = 這份資料是較新版本（第{ $found }版）寫的，這個程式只認得到第{ $known }版。請改用較新的程式；資料沒有變動。
failure-master-key = { $path }不是主金鑰：檔案裡應是64個十六進位數字。
failure-tampered = 無法解開{ $place }：內容被改過，或主金鑰不是這一把。
failure-not-empty = { $path }不是空的，請指定一個空的位置。
failure-not-a-backup = { $path }裡沒有備份。
failure-handbook = 手冊有錯，還不能使用。請先改正上面列出的各處。
load-not-found = 找不到「{ $wanted }」：沒有這個檔案或資料夾，也沒有這個名字的內附手冊。內附的有：{ $shipped }
load-too-large = { $path }超過{ $megabytes } MB，不像是手冊。
load-bad-list = 讀不懂{ $path }：{ $detail }
load-outside = 手冊的檔案只能放在它的資料夾裡，「{ $name }」指到外面去了。
data-missing = { $path }裡還沒有資料，請先用 yinuo init 建立。
data-taken = { $path }裡已經有東西，請指定一個空的資料夾。
data-key-inside = 主金鑰不能放在資料夾裡面（{ $path }）：複製資料的人會連鑰匙一起帶走。請用 --key 指定別的位置。
data-no-key = 找不到主金鑰{ $path }。沒有它就解不開個人資料；請用 --key 指出它在哪裡。
data-no-server = 資料在PostgreSQL上，請用 --database 指出伺服器。
data-no-home = 環境變數沒有指出家目錄，請用 --key 指定主金鑰的位置。
data-no-chance = 作業系統沒有提供亂數。
data-no-org = 資料裡還沒有公司，請先用 yinuo init 建立。

### Setting up and serving
init-done = { $name }已經建立。主金鑰在{ $key }，請另外備份：沒有它，個人資料誰也解不開。
init-next = 請執行：yinuo serve --data { $dir }，然後打開這個連結設定密碼：{ $link }
serve-listening = 服務台已經開啟：{ $url }
serve-no-address = 無法在{ $address }上接受連線：{ $detail }

### People
command-invited = 已經加入，服務台執行時會寄出邀請。
command-reactivated = 已經恢復。
command-deactivated = 已經停用，並且登出。
command-granted = 已經授予角色。
command-role-ended = 已經收回角色。
command-reset = 一天內有效、只能用一次的連結：{ $link }
command-unknown = 找不到「{ $word }」。
command-active = 使用中
command-inactive = 已停用

### Integrity
verify-sound = 完好：{ $events }件事件，{ $rows }列資料，{ $checkpoints }個每日標記，全部相符。
verify-broken = 發現{ $faults }處不符。
verify-more = 另有{ $left }處沒有列出。
verify-gap = 事件鏈中斷：應是第{ $expected }件，卻是第{ $found }件，中間有事件被拿掉了。
verify-hash = 第{ $seq }件事件的內容與雜湊不符，或不在原來的位置。
verify-unreadable = 第{ $seq }件事件讀不出來，或封存的文字解不開。
verify-columns = 第{ $seq }件事件旁邊的欄位與內容不符。
verify-cut = 事件鏈被截短：標記到第{ $marked }件，現在只到第{ $last }件。
verify-mark = 第{ $seq }件事件與當天的標記不符，事件鏈被重寫過。
verify-broken-marks = 標記檔第{ $line }行被改過。
verify-row-missing = { $table }缺了一列：{ $key }
verify-row-extra = { $table }多了一列：{ $key }
verify-row-other = { $table }有一列與事件不符：{ $key }
rebuild-done = 已由{ $events }件事件重建。
backup-done = 備份已寫到{ $path }。主金鑰不在備份裡，請另外保存。
restore-done = 已還原到{ $path }。
