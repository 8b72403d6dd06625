package vn.hoithi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.hoithi.platform.Secrets;

/** The contest platform as one program: every node is the same. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class HoiThi {

    /** Starts a node; with {@code --generate-keys} prints a fresh set of keys for {@code HOITHI_KEYS} and ends. */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--generate-keys")) {
            System.out.println(Secrets.generate().print());
            return;
        }
        SpringApplication.run(HoiThi.class, args);
    }
}
