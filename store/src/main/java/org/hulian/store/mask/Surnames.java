package org.hulian.store.mask;

import java.util.Arrays;
import java.util.Set;

/**
 * Chinese family names, and what begins like one and is a word. The common ones stand roughly in
 * the order of the census; nine of ten people bear one of them.
 */
final class Surnames {
  private static final String COMMON =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
          + "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
          + "汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦丛柳邢岳齐沿梅庄辛管祝左涂谷祁舒耿牟卜路"
          + "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位霍翁隋植甘景薄司柏宁柯阮桂闵解强丘華張劉陳楊黃趙吳"
          + "孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鍾陸賈鄒龍賀顧龔萬錢嚴湯";

  private static final String RARE =
      "单包都和代年全相明冉计伏艾喻麻储古饶娄党时连车商骆阎逄宫卓蒙冼苟巩仇刁佘池敖匡卞刑师步晏华滕惠楚占符应冷"
          + "花鞠迟晋荆臧窦米戚郁廉鄢岑封桑原帅边巫戈裘缪湛平水云麦扈沙尚仲国后农宗简丰公冀候洛荀虞闻贡乐印宿岩郎"
          + "展邬羊屠甯满银练敬暴揭隆";

  private static final Set<String> DOUBLE =
      Set.of(
          "欧阳", "上官", "司马", "诸葛", "东方", "慕容", "尉迟", "皇甫", "令狐", "司徒", "夏侯", "宇文", "公孙", "长孙", "端木",
          "轩辕", "南宫", "独孤", "歐陽", "司馬", "諸葛");

  /** First two characters of words of the trade and of everyday ones. */
  private static final Set<String> WORDS =
      words(
          "任意 任何 任选 任务 齐全 齐备 齐活 都有 都全 都要 都是 都能 都可 和身 和手 和电 和地 和银 和卡 和照 代办 代理 代过 代做 代码 代表 年龄 年纪 年份"
              + " 全套 全部 全有 全新 全包 全程 全国 全网 全真 全要 相片 相关 相符 相同 相册 明细 明确 明白 高清 高价 高级 高仿 高手 高端 高质 高通 高度"
              + " 高铁 高考 常用 常年 常见 常驻 常住 安全 安卓 安装 安排 安心 方便 方式 方法 方可 金额 金融 金牌 黄金 黄牛 黄色 白名 白户 白号 白天 成品"
              + " 成功 成本 成套 成人 成交 成都 包过 包含 包括 包邮 包换 包你 包教 包装 单号 单独 单价 单个 单套 单身 单位 温馨 文件 文字 文案 文档 钱包"
              + " 钱款 时间 时候 时效 路子 路由 路线 能用 项目 应该 强制 强开 平台 平时 平均 后台 后面 后期 后续 车牌 车主 车辆 车型 云端 云机 云南 云盘"
              + " 花呗 水印 水果 国内 国外 国籍 华为 江苏 江西 江浙 山东 广东 于此 于人 关于 关键 关注 关联 向我 向您 易用 易语 易购 万能 万元 万套 万人"
              + " 万条 万份 万张 马上 毛片 白菜 石家 申请 申诉 申报 余额 余下 余量 许可 许多 何时 何地 何种 管用 管理 解封 解锁 解冻 解决 位置 位数 司机"
              + " 司法 左右 左边 游戏 游客 盛大 童叟 童鞋 项链 费用 凌晨 纪念 谷歌 祝您 路过 席位 查询 查档 查证 查看 查号 龙湖 齐鲁 牛逼 牛人 欧洲 欧美"
              + " 欧元 阳光 强烈 原图 原件 原价 原装 原版 封号 封面 封禁 印章 印度 展示 满意 满足 满十 银行 银联 练习 公司 公安 公开 公户 公民 农业 农行"
              + " 农村 简单 简介 丰富 商家 商城 商品 商务 商业 商量 师傅 步骤 符合 连接 连续 连带 边聊 冷门 古董 车险 米粉 党员 计算 计划 麻烦 储蓄 储存"
              + " 艾特 占位 古风 华人 国家 国际 国产 尚未 宗旨 平安 水电 晚上 章子 康复 武汉 温州 宁波 鲁能 管家 管好 雷同 苏州 徐州 郑州 杭州 贺卡 顾客"
              + " 顾问 龙头 黎明 林业 林地 田地 段位 夏天 夏季 秦皇 牛皮 洪水 莫名 贾人 叶子 范围 范例 程序 程度 曾用 曾经 许昌 韩国 韩语 唐山 高中 高校"
              + " 林区 周边 周期 周末 周一 周二 周五 陈述 陈列 孙子 朱红 胡乱 胡同 何必 罗列 宋体 董事 余款 于是 任职 沈阳 石头 石油 金卡 金色 夏令 付款"
              + " 付费 付钱 付定 方案 方面 方向 白色 江湖 龙虎 史料 毛利 万一 武术 严格 严谨 严禁 严查 孔径 常规 易错 易懂 乔装 文化 文本 文明 兰州 洪荒"
              + " 安徽 安防 温度 季度 季节 章节 鲁莽 伍佰 申明 尤其 毕业 焦点 岳母 梅州 庄家 管辖 左侧 曲线 成年 成员 成立 关系 关闭 位于 包月 包年 包售"
              + " 包赔 包真 包下 包成 强化 强度 解释 解码 解除 解析 解放 单子 单一 景区 景点 甘肃 曲目 代收 代实 代刷 代扫 代面 时长 时刻 相似 相应 相机"
              + " 相对 国徽 公章 公正 云服 云控 云手 米色 米面 满员 宿舍 印象 封存 原地 原因 原先 原来 原始 计费 计时 计件 占用 商户 应聘 应届 应用 符号"
              + " 古籍 车票 车费 车间 时段 连锁 平板 平面 水平 花钱 花名 华北 华东 华南 华西 明天 明年 明星 明码 全额 全身 全面 全脸 全景 全拼 都行 都带"
              + " 和本 和姓 和人 和视 年月 年费 年审 齐套 任一 任人");

  private Surnames() {}

  private static Set<String> words(String spaced) {
    return Set.copyOf(Arrays.asList(spaced.split(" ")));
  }

  /** How long the family name is that stands there, 0 if none does. */
  static int length(String text, int at, boolean rare) {
    if (at + 2 <= text.length() && DOUBLE.contains(text.substring(at, at + 2))) {
      return 2;
    }
    char first = text.charAt(at);
    boolean known = COMMON.indexOf(first) >= 0 || (rare && RARE.indexOf(first) >= 0);
    return known && !isWord(text, at) ? 1 : 0;
  }

  private static boolean isWord(String text, int at) {
    return at + 2 <= text.length() && WORDS.contains(text.substring(at, at + 2));
  }
}
