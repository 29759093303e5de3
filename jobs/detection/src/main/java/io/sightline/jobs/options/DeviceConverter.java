package io.sightline.jobs.options;

import io.sightline.models.device.DeviceSelection;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --device} as people write it. */
public final class DeviceConverter implements ITypeConverter<DeviceSelection> {
    @Override
    public DeviceSelection convert(String text) {
        try {
            return DeviceSelection.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
