package io.sightline.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource({
        "cannot open 'rtsp://root:pa55@cam/1': refused, cannot open 'rtsp://***@cam/1': refused",
        "https://me:p/w@d@host:8080/x, https://***@host:8080/x",
        "rtsp://cam/cgi?user=admin&Password=pa55&channel=1, rtsp://cam/cgi?user=***&Password=***&channel=1",
        "http://cam/v.mjpg?access_token=abc, http://cam/v.mjpg?access_token=***",
        "one rtsp://a:b@c and two rtsp://d:e@f, one rtsp://***@c and two rtsp://***@f"
    })
    void hidesLoginsAndSecretParameters(String text, String shown) {
        assertThat(Secrets.hide(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"rtsp://cam/1?channel=2", "me@example.org", "cannot read 'clip.mp4'"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(Secrets.hide(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://u:a b@cam/1", "rtsp://u:a'b@cam/1", "rtsp://u:a\"@/b@cam/1"})
    void hidesEveryPasswordOfAnAddress(String address) {
        assertThat(Secrets.hideInAddress(address)).isEqualTo("rtsp://***@cam/1");
    }
}
