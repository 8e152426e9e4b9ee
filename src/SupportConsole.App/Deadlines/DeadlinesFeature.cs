using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Deadlines;

public static class DeadlinesFeature
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddSingleton<IDeadlineSource, SecretDeadlines>()
        .AddSingleton<IDeadlineSource, CertificateDeadlines>()
        .AddSingleton<IDeadlineSource, HandOffDeadlines>()
        .AddSingleton<IDeadlineSource, ApprovalDeadlines>()
        .AddSingleton<IDeadlineSource, PrivateHostDeadlines>()
        .AddSingleton<IDeadlineSource, MetadataDeadlines>()
        .AddSingleton<IDeadlineSource, LinkDeadlines>()
        .AddSingleton<IDeadlineSource, CutoverDeadlines>()
        .AddSingleton<IDeadlineSource, RequestSigningDeadlines>()
        .AddSingleton<IDeadlineSource, DecryptionDeadlines>()
        .AddSingleton<PastRotations>()
        .AddSingleton<LeadTimes>()
        .AddSingleton<CalendarFeeds>()
        .AddSingleton<DeadlineReader>();
}
