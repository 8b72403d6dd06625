package vn.hoithi.share;

/** A text to pass on, and the channel whose link it carries. */
public enum TextKind {
    ZALO("Tin nhắn Zalo", Channel.ZALO),
    FACEBOOK("Bài đăng Facebook", Channel.FACEBOOK),
    PORTAL("Tin trên cổng thông tin điện tử", Channel.PORTAL),
    LOUDSPEAKER("Bài đọc trên loa truyền thanh", Channel.LOUDSPEAKER);

    private final String label;
    private final Channel channel;

    TextKind(String label, Channel channel) {
        this.label = label;
        this.channel = channel;
    }

    public String label() {
        return label;
    }

    public Channel channel() {
        return channel;
    }
}
