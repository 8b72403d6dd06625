package vn.hoithi.welcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.share.QrCode;

/** What whoever started the program reads in the terminal; never goes to the log. */
final class Announcement {
    private Announcement() {}

    static void print(int port, @Nullable OneTimePassword first) {
        PrintStream terminal = new PrintStream(System.out, true, UTF_8);
        String local = "http://localhost:" + port;
        String reachable =
                lanAddress().map(address -> "http://" + address + ":" + port).orElse(local);
        terminal.println();
        terminal.println(QrCode.terminal(reachable));
        terminal.println("  Hội Thi đang chạy:   " + local);
        if (!reachable.equals(local)) {
            terminal.println("  Trong mạng nội bộ:   " + reachable + "   (quét mã trên bằng điện thoại cùng mạng)");
        }
        terminal.println("  Ban Tổ chức:         " + local + "/dang-nhap");
        if (first != null) {
            terminal.println("  Đăng nhập lần đầu:   " + first.login() + " / " + first.password()
                    + "   (chỉ hiện một lần; đổi ngay khi đăng nhập)");
        }
        terminal.println("  HTTP không mã hóa chỉ để dùng thử; khi tổ chức thật hãy đặt sau HTTPS (xem deploy/).");
        terminal.println();
    }

    private static Optional<String> lanAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Announcement::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
