using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;

namespace SupportConsole;

/// <summary>The second place of the backups, if the settings name one.</summary>
internal static class SecondPlaceFeature
{
    public static void AddSecondPlace(this IServiceCollection services, BackupSettings settings)
    {
        if (!settings.HasSecondPlace)
        {
            return;
        }

        services.AddSingleton<IBackupStore>(_ => settings.IsS3 ? new S3BackupStore(settings) : new DirectoryBackupStore(settings.To));
        services.AddSingleton(_ => BackupSeal.FromFile(settings.KeyFile));
        services.AddSingleton<BackupShipper>().AddSingleton<BackupRecovery>();
    }

    /// <summary>Ships while the console runs.</summary>
    public static void AddShipping(this IServiceCollection services, BackupSettings settings)
    {
        services.AddSecondPlace(settings);
        if (settings.HasSecondPlace)
        {
            services.AddSingleton<BackupShipping>().AddHostedService(provider => provider.GetRequiredService<BackupShipping>());
        }
    }
}
