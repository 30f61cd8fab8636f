//! The few words that tell what the structure of a line doesn't.

/// Words for the halves of the day, without dots, blanks and apostrophes, in lower case.
pub const MORNING: &str = "am ap de dop dp eparadites fm pd pg sa to vm öö πμ дп претпл לפנהצ ص قظ पूर्वाह्न मपू পূর্বাহ্ন \
    முற்பகல் ก่อนเที่ยง صبح ጥዋት ਪੂਦੁ ಪೂರ್ವಾಹ್ನ පෙව ព្រឹក နံနက် ກ່ອນທ່ຽງ fh gh yb rn priekšp priešpiet үө тң 오전 上午 午前 凌晨 清晨 早上";
pub const AFTERNOON: &str = "pm ip du odp pop epasdites em md ptg ch tk nm ös μμ пп попл אחהצ م بظ अपराह्न मउ অপরাহ্ন \
    பிற்பகல் หลังเที่ยง شام دوپہر ከሰዓት ਬਾਦੁ ಅಪರಾಹ್ನ පව ល្ងាច ညနေ ຫຼັງທ່ຽງ eh gd yh in pēcp popiet үх тк 오후 下午 午後 中午 晚上 傍晚";
/// Words behind a clock of 24 hours.
pub const FILLERS: &str = "h ч น uhr hod min s";

/// Calls, as phones write them among the messages: what such words have in them.
pub const CALLS: &str = "call anruf llamada chamada ligação appel chiamat oproep gesprek samtal anrop opkald \
    puhelu połączenie hovor hívás apel звон дзвінок обаждане позив poziv klic κλήση arama مكالمة تماس שיח \
    कॉल কল কল் அழைப்பு สาย panggilan cuộc 通話 通话 통화 着信";
/// “You”, as it begins a notice about what the exporting phone did itself; or “now”, as in “Ahora eres admin.”.
pub const YOU: &str = "you you're you’re du sie tú has te você vous tu hai je u jij вы ты ви ti vi siz sen anda kamu bạn あなた 您 你 \
    당신 أنت אתה את आपने आप คุณ εσείς ön olet ty minä ahora agora ora теперь artık jesteś अब لقد قمت ai sunteți te-ai شما вас";
/// The same behind the verb (Czech, Croatian): among a notice's first words.
pub const YOU_BEHIND: &str = "jste ste";
/// How a notice's first word ends where the verb alone says “you did” (Spanish, Polish, Finnish, Hebrew, Hungarian, Greek), and
/// its last one (Turkish, Japanese, Korean).
pub const DID: &str = "aste iste łeś łaś łeś(-aś) oit uit sit tit ת tad ted tál tél ατε";
pub const DID_LAST: &str = "diniz dınız dunuz dünüz tiniz tınız tunuz tünüz siniz sınız ました 습니다";
/// What stands for a medium has a word that begins so, “omitted”; where no blank stands between words, it has this in it.
pub const LEFT_OUT: &str = "omit omis omess absent weggelassen ausgelassen weggelaten dahil استبعاد הושמט गया 省略 忽略 누락 \
    されました отсутств jätettiin disertakan pominię";
/// What the notice says with which chats begin, where an editor took its mark away.
pub const ENCRYPTED: &str =
    "end-to-end|Ende-zu-Ende|extremo a extremo|de bout en bout|ponta a ponta|uçtan uca|сквозным шифр";
/// What a deleted message's text has a word of that begins so, or has in it: “You deleted this message.”
pub const DELETED: &str = "delet gelösch elimin supprim apag verwijder usun удал видал sil slett rader poistit odstran smaz töröl șters \
    ștergs obris izbris изтри διαγρ διέγρ hapus menghapus dihapus padam xóa thu حذف مسح מחק डिलीट हटा মুছে ลบ 削除 删除 刪除 撤回 삭제";
