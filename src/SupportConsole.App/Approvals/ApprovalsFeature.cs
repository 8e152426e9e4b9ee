using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Approvals;

public static class ApprovalsFeature
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<ApprovalStore>()
        .AddSingleton<ApprovalBasis>()
        .AddSingleton<StepUp>()
        .AddSingleton<RestoreApprovals>()
        .AddSingleton<OwnerAssignments>()
        .AddSingleton<ApprovalDesk>()
        .AddHostedService<ApprovalTidier>();
}
